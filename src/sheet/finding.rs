//! Finding what was written by a few letters.

use super::RunbookLine;
use crate::domain::{folded, is_letter};

/// From so many letters on, the middle of a word counts, too.
const LONG: usize = 3;

/// Whether each word that was typed begins a word of the text, or stands in one where it is long enough. Accents and capitals
/// count for nothing; what is blank finds everything.
pub fn has_all(typed: &str, text: &str) -> bool {
    let (typed, text) = (folded(typed), folded(text));
    typed.split_whitespace().all(|word| has(word, &text))
}

fn has(word: &str, text: &str) -> bool {
    let is_long = word.chars().count() >= LONG;
    let begins = |at: usize| !text[..at].ends_with(is_letter) || !word.starts_with(is_letter);
    text.match_indices(word).any(|(at, _)| is_long || begins(at))
}

/// The places of the runbook lines that may be meant, those whose symptom has it all first; all of them for nothing.
pub fn runbook_lines_with(typed: &str, all: &[RunbookLine]) -> Vec<usize> {
    let by_symptom = |line: &RunbookLine| has_all(typed, line.symptom);
    let first = all.iter().enumerate().filter(|(_, line)| by_symptom(line));
    let then = all.iter().enumerate().filter(|(_, line)| {
        !by_symptom(line) && has_all(typed, &[line.symptom, " ", &line.what_to_do].concat())
    });
    first.chain(then).map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::super::runbook;
    use super::*;

    const RUNBOOK: &str = "disk full -> remove old logs\n\
        queue lags -> restart the workers\n\
        Überlast -> more workers, then a disk\n\
        500s on checkout -> roll back";

    fn found(typed: &str) -> Vec<&'static str> {
        let all = runbook(RUNBOOK);
        runbook_lines_with(typed, &all).into_iter().map(|place| all[place].symptom).collect()
    }

    #[test]
    fn a_few_letters_find_a_line_and_symptoms_come_first() {
        assert_eq!(found("di"), ["disk full", "Überlast"]);
        assert_eq!(found("DISK f"), ["disk full"]);
        assert_eq!(found("uber"), ["Überlast"]);
        assert_eq!(found("workers"), ["queue lags", "Überlast"]);
        assert_eq!(found("50"), ["500s on checkout"]);
        assert_eq!(found("out"), ["500s on checkout"], "three letters may be in the middle of a word");
        assert_eq!(found("is"), [""; 0], "two may not");
    }

    #[test]
    fn nothing_typed_finds_all_and_what_is_not_there_none() {
        assert_eq!(found("  ").len(), 4);
        assert_eq!(found("certificate"), [""; 0]);
        assert_eq!(found("disk certificate"), [""; 0], "every word counts");
    }

    #[test]
    fn signs_are_looked_for_as_they_stand() {
        assert!(has_all("/var", "rm -r /var/log"));
        assert!(has_all("->", "a -> b"));
        assert!(!has_all("#x", "a -> b"));
    }
}
