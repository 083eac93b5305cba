package speaker

import (
	"strings"

	"whosaid/internal/linear"
)

// States of the United States by their abbreviations, as newspapers and the
// post write them, folded.
var states = func() map[string]string {
	out := make(map[string]string)
	for entry := range strings.SplitSeq(`ala al alabama,alaska ak alaska,ariz az arizona,ark ar arkansas,calif ca california,colo co colorado,conn ct connecticut,
		del de delaware,fla fl florida,ga ga georgia,hawaii hi hawaii,idaho id idaho,ill il illinois,ind in indiana,iowa ia iowa,kan ks kansas,
		ky ky kentucky,la la louisiana,maine me maine,md md maryland,mass ma massachusetts,mich mi michigan,minn mn minnesota,
		miss ms mississippi,mo mo missouri,mont mt montana,neb ne nebraska,nev nv nevada,n.h nh new-hampshire,n.j nj new-jersey,
		n.m nm new-mexico,n.y ny new-york,n.c nc north-carolina,n.d nd north-dakota,ohio oh ohio,okla ok oklahoma,ore or oregon,
		pa pa pennsylvania,r.i ri rhode-island,s.c sc south-carolina,s.d sd south-dakota,tenn tn tennessee,texas tx texas,tex tx texas,
		utah ut utah,vt vt vermont,va va virginia,wash wa washington,w.va wv west-virginia,wis wi wisconsin,wyo wy wyoming`, ",") {
		f := strings.Fields(entry)
		out[f[0]], out[f[1]] = f[2], f[2]
	}
	return out
}()

var parties = map[string]string{"r": "republican", "d": "democrat", "i": "independent"}

// party reads the party and the state behind a name: the words that "R-Ky."
// stands for. It is empty for anything else.
func party(folded string) []linear.Feature {
	letter, state, ok := strings.Cut(strings.TrimSuffix(folded, "."), "-")
	if !ok || parties[letter] == "" {
		return nil
	}
	out := []linear.Feature{linear.String(parties[letter])}
	if full, ok := states[state]; ok {
		for part := range strings.SplitSeq(full, "-") {
			out = append(out, linear.String(part))
		}
	}
	return out
}
