package sentence_test

import (
	"fmt"

	"whosaid/sentence"
)

func ExampleParse() {
	text := "Russias envoy said they dont agree."
	for _, t := range sentence.Parse(text).Tokens() {
		fmt.Print(t.In(text), "=", t.Norm, " ")
	}
	// Output: Russia=Russia s='s envoy=envoy said=said they=they do=do nt=n't agree=agree .=.
}

func ExampleAll() {
	text := "Mr. Moore won. She lost.\nA headline"
	for s := range sentence.All(text) {
		fmt.Println(s, s.In(text))
	}
	// Output:
	// {0 14} Mr. Moore won.
	// {15 24} She lost.
	// {25 35} A headline
}

func ExampleAppend() {
	spans := make([]sentence.Span, 0, 8)
	spans = sentence.Append(spans, "One. Two.")
	fmt.Println(spans)
	// Output: [{0 4} {5 9}]
}

func ExampleDocument_Tokens() {
	d := sentence.Parse("Stop!")
	fmt.Println(d.Tokens()[1].Span, d.Tokens()[1].Norm)
	// Output: {4 5} !
}

func ExampleDocument_Sentences() {
	d := sentence.Parse("He won. She lost.")
	for _, s := range d.Sentences() {
		fmt.Println(s.First, s.Last, s.In(d.Text()))
	}
	// Output:
	// 0 3 He won.
	// 3 6 She lost.
}

func ExampleDocument_Paragraphs() {
	d := sentence.Parse("A headline\n\nA text. It is short.")
	for _, p := range d.Paragraphs() {
		fmt.Println(p.Last-p.First, p.In(d.Text()))
	}
	// Output:
	// 1 A headline
	// 2 A text. It is short.
}

func ExampleDocument_SentenceOf() {
	d := sentence.Parse("He won. She lost.")
	fmt.Println(d.SentenceOf(2), d.SentenceOf(3))
	// Output: 0 1
}

func ExampleDocument_Apostrophes() {
	d := sentence.Parse("Im sure of it.")
	fmt.Println(d.Apostrophes())
	// Output: [1]
}

func ExampleDocument_CloserApostrophes() {
	d := sentence.Parse("The opening days problems.")
	fmt.Println(d.CloserApostrophes())
	// Output: [15]
}

func ExampleDocument_Text() {
	fmt.Println(sentence.Parse("Stop!").Text())
	// Output: Stop!
}

func ExampleSpan_In() {
	fmt.Println(sentence.Span{Start: 3, End: 6}.In("He won."))
	// Output: won
}

func ExampleSpan_Contains() {
	fmt.Println(sentence.Span{Start: 0, End: 6}.Contains(sentence.Span{Start: 3, End: 6}))
	// Output: true
}

func ExampleSpan_Overlaps() {
	fmt.Println(sentence.Span{Start: 0, End: 3}.Overlaps(sentence.Span{Start: 3, End: 6}))
	// Output: false
}

func ExampleSpan_Len() {
	fmt.Println(sentence.Span{Start: 3, End: 6}.Len())
	// Output: 3
}

func ExampleSpan_Empty() {
	fmt.Println(sentence.Span{Start: 3, End: 3}.Empty())
	// Output: true
}
