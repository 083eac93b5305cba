package sentence

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWrappedLines(t *testing.T) {
	tests := []struct {
		name, text string
		paragraphs int
	}{
		{"a book's lines", "The keeper of the light came down the stairs with the lamp in\nhis hand and looked at the two men who stood by the door of the\nlittle house. He did not know them, and he was not\npleased.\n\nNobody spoke.\n", 2},
		{"the same with carriage returns", "The keeper of the light came down the stairs with the lamp in\r\nhis hand and looked at the two men who stood by the door of the\r\nlittle house. He did not know them, and he was not\r\npleased.\r\n\r\nNobody spoke.\r\n", 2},
		{"a paragraph a line", "The keeper came down.\nNobody spoke.\nThe lamp went out.\nIt was late.\n", 4},
		{"lines of a list", "milk\nbread\nsalt\npepper\neggs\n", 5},
		{"one long line a paragraph", "The keeper of the light came down the stairs with the lamp in his hand and looked at the two men who stood by the door,\nand they looked at him, and nobody said a word until the lamp went out in the wind that came through the open door of it,\nand then they laughed, for it was late and the wind had done to all of them what it had done to the lamp before,\nso they went home.\n", 4},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Len(t, Parse(test.text).Paragraphs(), test.paragraphs) })
	}
}
