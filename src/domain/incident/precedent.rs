//! What happened before: earlier incidents and their theories, said in like words. Words are compared, and nothing else: that
//! two incidents are alike is for a person to say.

use super::{Incident, IncidentId};
use crate::domain::model::{FollowUp, Theory};
use crate::domain::state::State;
use crate::domain::values::{Standing, Timestamp, is_letter, lowered};

/// An earlier incident that is spoken of in like words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Precedent<'i> {
    /// The incident.
    pub incident: &'i Incident,
    /// The theory of it that is like one of now, or else the one that was proven.
    pub theory: Option<&'i Theory>,
    /// How many telling words are the same.
    shared: usize,
}

impl<'i> Precedent<'i> {
    /// Its follow-ups that are still open.
    pub fn open_follow_ups(&self) -> impl Iterator<Item = &'i FollowUp> + use<'i> {
        self.incident.state().debrief.follow_ups.iter().filter(|follow_up| follow_up.done.is_none())
    }
}

/// How many are told of.
const AT_MOST: usize = 2;

/// Words that stand in any sentence, or in any incident, and tell no one from another.
const COMMON: &str = " a about everything everybody nobody none after all also an and any are as at be been before but by can cannot could did do does down \
 due for from get had has have he her his how i if in into is it its just may more most much my no not nothing now of off on \
 one only or our out over own she should since so some such than that the their them then there they this to too up us very \
 was we were what when where which while who why will with would yet you your again still \
 fail failur error broken break slow slowly outag incid issu problem wrong work down degrad unavail respons request user \
 custom servic system server production prod app page new old bad many few other same high low los lost ";

/// The telling words of a text: in small letters, without endings, without what is common; each once, in order.
pub fn telling_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split(|letter: char| !is_letter(letter)) {
        let word = lowered(word);
        let stem = stem(&word);
        let is_number = stem.chars().all(|letter| letter.is_ascii_digit());
        let is_common = |word: &str| COMMON.contains(&format!(" {word} "));
        if stem.len() < 2 || is_number || is_common(stem) || is_common(&word) {
            continue;
        }
        if let Err(place) = words.binary_search_by(|known: &String| known.as_str().cmp(stem)) {
            words.insert(place, stem.to_owned());
        }
    }
    words
}

/// An English word without the endings that it takes in a sentence.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 7] = ["ing", "ies", "ed", "es", "s", "e", "y"];
    const SHORTEST: usize = 4;
    if word.ends_with("ss") {
        return word;
    }
    let cut = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
    cut.filter(|rest| rest.len() >= SHORTEST).unwrap_or(word)
}

/// How many telling words two texts share, where that is at least half of what the shorter one has.
fn likeness(one: &[String], other: &[String]) -> usize {
    let shared = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    if shared * 2 >= one.len().min(other.len()) { shared } else { 0 }
}

/// What is said of an incident now: its title, and what may be the case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    title: Vec<String>,
    theories: Vec<Vec<String>>,
}

impl Said {
    /// What is said of it; nothing of a drill, in which no real incident is called to mind.
    pub fn of(state: &State) -> Said {
        if state.is_drill() {
            return Said::default();
        }
        let living = state
            .theories
            .iter()
            .filter(|theory| matches!(theory.standing(), Standing::Assumption | Standing::Testing));
        let theories = living.map(|theory| telling_words(&theory.statement)).collect();
        Said { title: telling_words(&state.title), theories }
    }

    /// The earlier one as a precedent, where its words are alike: title to title, theory to theory.
    fn like<'i>(&self, earlier: &'i Incident) -> Option<Precedent<'i>> {
        let state = earlier.state();
        let by_title = likeness(&self.title, &telling_words(&state.title));
        let by_theory = |theory: &Theory| {
            let words = telling_words(&theory.statement);
            self.theories.iter().map(|said| likeness(said, &words)).max().unwrap_or(0)
        };
        let likest = state.theories.iter().map(|theory| (by_theory(theory), theory));
        let likest = likest.filter(|(shared, _)| *shared > 0).max_by_key(|(shared, _)| *shared);
        let proven = || state.theories.iter().find(|theory| theory.standing() == Standing::Proven);
        let shared = by_title + likest.map_or(0, |(shared, _)| shared);
        let theory = likest.map(|(_, theory)| theory).or_else(proven);
        (shared > 0).then_some(Precedent { incident: earlier, theory, shared })
    }
}

/// The incidents of `earlier` that are likest to what is said of `id`, the likest first, of equal ones the last one.
pub fn precedents<'i>(
    id: IncidentId,
    said: &Said,
    earlier: impl IntoIterator<Item = &'i Incident>,
) -> Vec<Precedent<'i>> {
    let mut found: Vec<Precedent<'i>> = Vec::new();
    let declared = |one: &Precedent<'_>| one.incident.state().declared.unwrap_or(Timestamp::EPOCH);
    // What happened in a drill never happened.
    let is_real = |one: &&Incident| one.id() != id && !one.state().is_drill();
    for one in earlier.into_iter().filter(is_real).filter_map(|one| said.like(one)) {
        let is_before =
            |other: &Precedent<'_>| (other.shared, declared(other)) >= (one.shared, declared(&one));
        let place = found.partition_point(is_before);
        found.insert(place, one);
        found.truncate(AT_MOST);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_without_their_endings_and_what_is_common_does_not() {
        assert_eq!(telling_words("The payments are failing since release 42"), ["payment", "releas"]);
        assert_eq!(telling_words("Certificate expired; certificates expire"), ["certificat", "expir"]);
        assert_eq!(telling_words("Users cannot log in: nothing works!"), ["log"]);
        assert_eq!(
            telling_words("Zahlungen schlagen fehl, DB ÜBERLASTET"),
            ["db", "fehl", "schlagen", "zahlungen", "überlastet"]
        );
        assert!(telling_words("It is down. 500 errors, again").is_empty());
    }

    #[test]
    fn texts_are_alike_where_they_share_half_of_the_shorter_one() {
        let alike = |one: &str, other: &str| likeness(&telling_words(one), &telling_words(other));
        assert_eq!(alike("Checkout fails for EU cards", "Checkout is down"), 1);
        assert_eq!(
            alike("The certificate of the payment provider expired", "TLS certificate has expired"),
            2
        );
        assert_eq!(alike("Queue lag after the release", "Search shows stale results"), 0);
        assert_eq!(alike("Login queries are slow", "A query of the login takes long"), 2);
        assert_eq!(alike("It fails", "It fails"), 0, "nothing tells");
    }
}
