//! Small letters and capitals, of the alphabets that messages are written with, in a few ranges.

use super::is_letter;

/// The small letter of a capital, in the alphabets that messages in Latin, Greek and Cyrillic letters are
/// written with; any other sign stays. Unicode's own tables weigh more than all rules about jargon.
#[inline(never)]
pub fn lower(letter: char) -> char {
    let by = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 0x20,
        'Ѐ'..='Џ' => 0x50,
        'Ā'..='Į' | 'Ĳ'..='Ķ' | 'Ŋ'..='Ŷ' => u32::from(letter) & 1 ^ 1,
        'Ĺ'..='Ň' | 'Ź'..='Ž' => u32::from(letter) & 1,
        _ => 0,
    };
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}

/// A text in small letters.
#[inline(never)]
pub fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// The capital of a small letter, of the same alphabets.
#[inline(never)]
pub fn upper(letter: char) -> char {
    [0x20, 1, 0x50]
        .into_iter()
        .filter_map(|by| char::from_u32(u32::from(letter).checked_sub(by)?))
        .find(|capital| *capital != letter && lower(*capital) == letter)
        .unwrap_or(letter)
}

/// Whether it is a capital.
#[inline(never)]
pub fn is_upper(letter: char) -> bool {
    lower(letter) != letter
}

/// Whether it is a small letter; the German ß is one without a capital.
#[inline(never)]
pub fn is_lower(letter: char) -> bool {
    letter == 'ß' || upper(letter) != letter
}

/// Whether it is a letter and no digit.
#[inline(never)]
pub fn is_alphabetic(letter: char) -> bool {
    !letter.is_ascii_digit() && is_letter(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_small_letters_lead_to_each_other_as_unicode_has_it() {
        let alphabets = ('\0'..='\u{17e}').chain('Α'..='Ϋ').chain('Ѐ'..='Я');
        for letter in alphabets.filter(|letter| !"\u{130}\u{178}\u{138}\u{149}µ".contains(*letter)) {
            assert_eq!(lower(letter).to_string(), letter.to_lowercase().to_string(), "{letter}");
            if lower(letter) != letter {
                assert_eq!(upper(lower(letter)), letter);
                assert!(is_upper(letter) && is_lower(lower(letter)), "{letter}");
            }
        }
        assert!(!is_upper('ß') && is_lower('ß') && !is_lower('1') && !is_upper('日') && !is_lower('日'));
    }
}
