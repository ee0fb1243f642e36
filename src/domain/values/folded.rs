//! Words as they are looked for: without accents and capitals.

/// Without accents and capitals, as far as the alphabets of Europe go: who looks for `zurich` at night means `Zürich`,
/// however its two dots were typed.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'À'..='Å' | 'à'..='å' | '\u{100}'..='\u{105}' => out.push('a'),
            'Ç' | 'ç' | '\u{106}'..='\u{10D}' => out.push('c'),
            'Ð' | 'ð' | '\u{10E}'..='\u{111}' => out.push('d'),
            'È'..='Ë' | 'è'..='ë' | '\u{112}'..='\u{11B}' => out.push('e'),
            '\u{11C}'..='\u{123}' => out.push('g'),
            'Ì'..='Ï' | 'ì'..='ï' | '\u{128}'..='\u{131}' => out.push('i'),
            '\u{136}' | '\u{137}' => out.push('k'),
            '\u{139}'..='\u{142}' => out.push('l'),
            'Ñ' | 'ñ' | '\u{143}'..='\u{148}' => out.push('n'),
            'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | '\u{14C}'..='\u{151}' => out.push('o'),
            '\u{154}'..='\u{159}' => out.push('r'),
            '\u{15A}'..='\u{161}' | '\u{218}' | '\u{219}' => out.push('s'),
            '\u{162}'..='\u{167}' | '\u{21A}' | '\u{21B}' => out.push('t'),
            'Ù'..='Ü' | 'ù'..='ü' | '\u{168}'..='\u{173}' => out.push('u'),
            'Ý' | 'ý' | 'ÿ' | '\u{176}'..='\u{178}' => out.push('y'),
            '\u{179}'..='\u{17E}' => out.push('z'),
            'Æ' | 'æ' => out.push_str("ae"),
            'Œ' | 'œ' => out.push_str("oe"),
            'ß' | 'ẞ' => out.push_str("ss"),
            // An accent of its own, behind the letter that it belongs to.
            '\u{300}'..='\u{36F}' => {}
            'Α'..='Ω' | 'А'..='Я' => out.extend(char::from_u32(u32::from(c) + 32)),
            'Ѐ'..='Џ' => out.extend(char::from_u32(u32::from(c) + 80)),
            other => out.push(other.to_ascii_lowercase()),
        }
    }
    out
}
