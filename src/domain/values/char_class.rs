//! Which characters make words, in a few ranges: Unicode's own tables would cost the page more than
//! 10 KB. In doubt about a rare sign it counts as a letter; what cannot be seen never does.

/// Whether a character is a letter or a digit of some script, or a mark that belongs to one.
///
/// White space, control characters, symbols, emoji, the punctuation that people use, and whatever
/// is invisible or turns the direction of reading is none.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' => true,
        // Latin-1 signs, joiners, fillers, selectors, and the signs of Arabic and Devanagari.
        '\u{80}'..='\u{BF}' | '×' | '÷' | '\u{034F}' | '\u{037E}' | '\u{0387}' => false,
        '\u{0589}' | '\u{05BE}' | '\u{0600}'..='\u{0605}' | '\u{060C}' | '\u{061B}'..='\u{061F}' => false,
        '\u{066A}'..='\u{066D}' | '\u{06D4}' | '\u{06DD}' | '\u{070F}' | '\u{0890}' | '\u{0891}' => false,
        '\u{08E2}' | '\u{0964}' | '\u{0965}' | '\u{115F}' | '\u{1160}' | '\u{1680}' => false,
        '\u{17B4}' | '\u{17B5}' | '\u{1800}'..='\u{180F}' => false,
        '\u{C0}'..='\u{1FFF}' => true,
        // Glagolitic to Georgian; before it only punctuation and symbols.
        '\u{2C00}'..='\u{2DFF}' => true,
        '々' | '〆' | '〇' => true,
        // Kana, Hangul and Han, without their punctuation.
        '\u{30FB}' | '\u{30A0}' | '\u{3164}' => false,
        '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{31FF}' | '\u{3400}'..='\u{D7FF}' => true,
        '\u{F900}'..='\u{FDCF}' => !matches!(c, '\u{FD3E}' | '\u{FD3F}'),
        '\u{FDF0}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}' => true,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'ｦ'..='ﾟ' | '\u{FFA1}'..='\u{FFDC}' => true,
        // Further scripts and Han, without what only steers how they are set.
        '\u{13430}'..='\u{13440}' | '\u{1BCA0}'..='\u{1BCA3}' => false,
        '\u{10000}'..='\u{1CFFF}' | '\u{1D400}'..='\u{1EFFF}' => !is_noncharacter(c),
        '\u{20000}'..='\u{3FFFF}' => !is_noncharacter(c),
        _ => false,
    }
}

fn is_noncharacter(c: char) -> bool {
    u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_of_living_scripts_are_letters() {
        for text in
            ["Zürich", "支払い", "データ々", "서울", "اردو", "हिन्दी", "ไทย", "Ελλάδα", "Ωmega", "Ａ１", "ß"]
        {
            assert!(text.chars().all(is_letter), "{text}");
        }
    }

    #[test]
    fn signs_symbols_and_emoji_are_not() {
        let signs = " -_.,/\\:;|~§¿«»×÷–—…“”„‘’·•€™→√①☃🔥👩、。「」・（）：，！？،؟।\u{3000}";
        assert!(!signs.chars().any(is_letter));
    }

    #[test]
    fn what_cannot_be_seen_or_turns_the_direction_is_not() {
        let hidden = [
            '\u{AD}',
            '\u{034F}',
            '\u{061C}',
            '\u{115F}',
            '\u{1160}',
            '\u{17B4}',
            '\u{180B}',
            '\u{180E}',
            '\u{200B}',
            '\u{200D}',
            '\u{202E}',
            '\u{2060}',
            '\u{2066}',
            '\u{206F}',
            '\u{2800}',
            '\u{3164}',
            '\u{FE0F}',
            '\u{FEFF}',
            '\u{FFA0}',
            '\u{FFF9}',
            '\u{FFFD}',
            '\u{E000}',
            '\u{1D173}',
            '\u{E0041}',
            '\u{E0100}',
            '\u{10FFFD}',
        ];
        assert!(!hidden.into_iter().any(is_letter));
        assert!(!('\0'..=char::MAX).any(|c| (c.is_control() || c.is_whitespace()) && is_letter(c)));
    }

    /// Nothing that Unicode calls a letter or digit is lost, but for symbols made of letters (`℃`,
    /// `Ⅷ`, `①`) and fillers that are blank.
    #[test]
    fn what_unicode_calls_a_letter_is_one() {
        let symbol = |c| {
            matches!(c,
                '²' | '³' | '¹' | '¼'..='¾' | '\u{2000}'..='\u{2BFF}' | '\u{2E2F}' | '\u{3031}'..='\u{3035}'
                | '\u{3038}'..='\u{303C}' | '\u{3200}'..='\u{33FF}' | '\u{1F100}'..='\u{1FBFF}'
                | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{1D000}'..='\u{1D3FF}')
        };
        let lost: Vec<char> =
            ('\0'..=char::MAX).filter(|c| c.is_alphanumeric() && !is_letter(*c) && !symbol(*c)).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}
