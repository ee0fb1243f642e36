//! Names of months and weekdays as programs write them, in seven languages. A letter that is not of ASCII counts as `?`,
//! so that `März`, `M?rz` and a März that was read with the wrong encoding are one word.

/// The names of each month, January first.
const MONTHS: [&str; 12] = [
    "jan january januar janv janvier ene enero janeiro januari gen gennaio j?n j?nner",
    "feb february februar f?vr f?vrier fevr fevrier febrero fev fevereiro februari febbraio",
    "mar march m?r m?rz mrz maerz mars marzo mar?o maart mrt",
    "apr april avr avril abr abril aprile",
    "may mai mayo maio mei mag maggio",
    "jun june juni juin junio junho giu giugno",
    "jul july juli juil juillet julio julho lug luglio",
    "aug august ao?t aout ago agosto augustus",
    "sep sept september septembre septiembre set setembro settembre",
    "oct october okt oktober octobre octubre out outubro ott ottobre",
    "nov november novembre noviembre novembro",
    "dec december dez dezember d?c d?cembre decembre dic diciembre dezembro dicembre",
];

/// The names of each weekday, Monday first.
const WEEKDAYS: [&str; 7] = [
    "mon monday mo montag lun lundi lunes seg segunda segunda-feira ma maandag luned?",
    "tue tues tuesday di dienstag mar mardi martes ter ter?a ter?a-feira dinsdag marted?",
    "wed wednesday mi mittwoch mer mercredi mi? mi?rcoles qua quarta quarta-feira wo woensdag mercoled?",
    "thu thur thurs thursday do donnerstag jeu jeudi jue jueves qui quinta quinta-feira donderdag gio gioved?",
    "fri friday fr freitag ven vendredi vie viernes sex sexta sexta-feira vr vrijdag venerd?",
    "sat saturday sa samstag sonnabend sam samedi s?b sab s?bado za zaterdag sabato",
    "sun sunday so sonntag dim dimanche dom domingo zo zondag domenica",
];

/// The longest name, in letters.
const LONGEST: usize = 13;

/// The first two letters of all names: most words of a line are none, and are passed by.
const BEGINNINGS: &[u8] =
    b"abagaoapauavd?dedidoenf?fefrgegij?jajejulum?mamemimomrnoocokotouqus?sasesosutethtuvevivrwewozazo";

/// Whether a name of a month or a weekday can begin with these two bytes.
pub(super) fn may_begin(first: u8, second: u8) -> bool {
    let first = first.to_ascii_lowercase();
    let second = if second >= 0x80 { b'?' } else { second.to_ascii_lowercase() };
    BEGINNINGS.chunks_exact(2).any(|pair| *pair == [first, second])
}

/// The number of the month of that name, from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    english(word, &MONTHS).or_else(|| named(word, &MONTHS)).map(|place| place + 1)
}

/// The number of the weekday of that name, Monday is 0.
pub(super) fn weekday(word: &str) -> Option<u32> {
    english(word, &WEEKDAYS).or_else(|| named(word, &WEEKDAYS))
}

/// The first name of each line has three letters, and nearly every program writes that one.
fn english(word: &str, names: &[&str]) -> Option<u32> {
    let is_it =
        |line: &&str| word.len() == 3 && line.get(..3).is_some_and(|name| name.eq_ignore_ascii_case(word));
    names.iter().position(is_it).and_then(|place| u32::try_from(place).ok())
}

fn named(word: &str, names: &[&str]) -> Option<u32> {
    let mut folded = [0_u8; LONGEST];
    let mut length = 0;
    for letter in word.chars() {
        *folded.get_mut(length)? =
            u8::try_from(letter).ok().filter(u8::is_ascii).unwrap_or(b'?').to_ascii_lowercase();
        length += 1;
    }
    let folded = folded.get(..length)?;
    let has = |line: &&str| line.split(' ').any(|name| name.as_bytes() == folded);
    names.iter().position(has).and_then(|place| u32::try_from(place).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_seven_languages_are_known() {
        for (word, number) in [
            ("Nov", 11),
            ("März", 3),
            ("Mär", 3),
            ("M?r", 3),
            ("M\u{FFFD}r", 3),
            ("Mai", 5),
            ("Okt", 10),
            ("DEZ", 12),
            ("déc", 12),
            ("févr", 2),
            ("août", 8),
            ("juil", 7),
            ("ene", 1),
            ("diciembre", 12),
            ("março", 3),
            ("dezembro", 12),
            ("mrt", 3),
            ("augustus", 8),
            ("gennaio", 1),
            ("ott", 10),
        ] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for word in ["", "x", "november2", "Monday", "e", "januaryjanuary", "🔥"] {
            assert_eq!(month(word), None, "{word}");
        }
    }

    #[test]
    fn every_name_is_looked_for() {
        for name in MONTHS.iter().chain(&WEEKDAYS).flat_map(|line| line.split(' ')) {
            let bytes = name.as_bytes();
            assert!(may_begin(bytes[0], bytes[1]), "{name}");
        }
        assert!(!may_begin(b'a', b't') && !may_begin(b'c', b'o'));
    }

    #[test]
    fn weekdays_of_seven_languages_are_known() {
        for (word, number) in [
            ("Sun", 6),
            ("So", 6),
            ("jeu", 3),
            ("mié", 2),
            ("ter", 1),
            ("zo", 6),
            ("lunedì", 0),
            ("Donnerstag", 3),
        ] {
            assert_eq!(weekday(word), Some(number), "{word}");
        }
    }
}
