package speaker

import (
	"strings"

	"whosaid/internal/linear"
)

// Titles that stand before a name, in lower case without a full stop, and the
// gender that they show.
var titles = tableOf(map[Gender]string{
	Male:   "mr sir lord king prince monsignor father brother herr monsieur baron duke emperor sheikh imam",
	Female: "mrs ms miss madam dame lady queen princess sister frau baroness duchess empress",
	UnknownGender: `dr doctor sens reps govs gens del messrs sen senator rep representative gov governor president vice secretary gen general col colonel
		maj major capt captain lt lieutenant sgt sergeant adm admiral cmdr commander cpl corporal pvt rev reverend
		judge justice prof professor mayor chancellor minister prime ambassador deputy attorney speaker
		congressman congresswoman chairman chairwoman director chief councilman councilwoman councilor
		commissioner sheriff officer detective inspector coach pope cardinal bishop archbishop rabbi pastor
		delegate envoy premier spokesman spokeswoman candidate nominee leader actor actress singer
		author economist analyst host dean envoy counsel`,
})

// Kinds of people and the words of family that show a gender.
var genderNouns = tableOf(map[Gender]string{
	Male: `man men boy gentleman spokesman chairman congressman businessman father son brother husband uncle grandfather nephew
		king prince actor councilman policeman fisherman widower boyfriend father-in-law son-in-law`,
	Female: `woman women girl lady spokeswoman chairwoman congresswoman businesswoman mother daughter sister wife aunt
		grandmother niece queen princess actress councilwoman policewoman widow girlfriend waitress nun`,
})

// People and bodies that are somebody's without being that somebody.
var companions = setOf(`lawyer lawyers attorney attorneys counsel wife husband mother father son daughter brother sister parents widow
	girlfriend boyfriend friend friends aide aides adviser advisers advisor advisors assistant spokesman spokeswoman spokesperson
	spokesmen doctor physician agent manager coach neighbor neighbour colleague colleagues boss deputy rival rivals critics
	supporters supporter opponent opponents ally allies campaign office team administration family staff foundation company
	niece nephew uncle aunt cousin grandmother grandfather ex-wife ex-husband publicist biographer successor predecessor
	representative representatives`)

// Words that may end a personal name.
var nameSuffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "md": true, "phd": true, "esq": true}

// Lower-case words that may stand inside a personal name.
var particles = setOf("de del della der den di da do dos du la le el al bin ibn van von ter ten af ben y e")

// Words that report speech, by which the people who speak are known.
var speechWords = setOf(`said says say told tells added adds asked asks wrote writes tweeted called calls noted argued insisted
	explained warned acknowledged conceded recalled replied responded declared stated claimed suggested complained
	joked continued concluded testified announced predicted emphasized stressed admitted believes thinks thought
	believed according`)

func tableOf(groups map[Gender]string) map[linear.Feature]Gender {
	out := make(map[linear.Feature]Gender)
	for g, list := range groups {
		for w := range strings.FieldsSeq(list) {
			out[linear.String(w)] = g
		}
	}
	return out
}

func setOf(list string) map[linear.Feature]bool {
	out := make(map[linear.Feature]bool)
	for w := range strings.FieldsSeq(list) {
		out[linear.String(w)] = true
	}
	return out
}

// Short forms of titles and the words that they stand for.
var longTitles = func() map[linear.Feature]linear.Feature {
	out := make(map[linear.Feature]linear.Feature)
	for pair := range strings.SplitSeq(`gov governor,sen senator,rep congressman,representative congressman,congresswoman congressman,
		gen general,lt lieutenant,col colonel,capt captain,sgt sergeant,adm admiral,dr doctor,prof professor,rev pastor,reverend pastor,
		pres president,sec secretary,justice judge,lawmaker congressman,lawyer attorney,counsel attorney,nominee candidate`, ",") {
		if f := strings.Fields(pair); len(f) == 2 {
			out[linear.String(f[0])] = linear.String(f[1])
		}
	}
	return out
}()

// plainTitle is the word that a short title stands for, or the word itself.
func plainTitle(key linear.Feature) linear.Feature {
	if long, ok := longTitles[key]; ok {
		return long
	}
	return key
}
