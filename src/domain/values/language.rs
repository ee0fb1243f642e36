//! The language of an update: what it was typed in, as far as its little words tell.

use super::{is_alphabetic, is_letter, lowered};

/// A language that the frame around an update speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English: also where the words do not tell.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Portuguese.
    Portuguese,
    /// Japanese.
    Japanese,
}

/// Little words that nearly every text in a language has, and other languages seldom have.
const LITTLE: [(Language, &str); 5] = [
    (
        Language::English,
        "the is are we our to of and for with have this that not by at on from be your you it was will can cannot please",
    ),
    (
        Language::German,
        "der die das und ist nicht wir mit für ein eine einen einem sind haben wird werden auf bei zu zur zum auch noch \
         wurde sich von dem den derzeit momentan aktuell unsere keine oder durch können sie ihre wieder bitte seit nach",
    ),
    (
        Language::French,
        "le la les des du et est une un pour nous avec dans sur que qui ne pas sont vous votre vos nos ce cette aux au \
         depuis être ont actuellement par plus mais ou veuillez de",
    ),
    (
        Language::Spanish,
        "el los las es una un para con por se del nuestro nuestra estamos está están hemos ha han más pero su sus lo \
         actualmente al este esta y en de la que le les puede pueden",
    ),
    (
        Language::Portuguese,
        "o os as é não com uma um que da dos das na nas no nos em ao à nossa nosso está estão são mais você equipe já do \
         e de para por estamos foi seu sua pode podem",
    ),
];

impl Language {
    /// All of them.
    pub const ALL: [Language; 6] = [
        Language::English,
        Language::German,
        Language::French,
        Language::Spanish,
        Language::Portuguese,
        Language::Japanese,
    ];

    /// The language's own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "Deutsch",
            Language::French => "Français",
            Language::Spanish => "Español",
            Language::Portuguese => "Português",
            Language::Japanese => "日本語",
        }
    }

    /// The language that has that name.
    pub fn from_name(name: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.name() == name)
    }

    /// The language that texts were typed in. The same texts always give the same language; where they do not
    /// tell, or tell of one that no frame speaks, it is English.
    pub fn typed<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Language {
        let letters = texts.clone().flat_map(str::chars).filter(|c| is_alphabetic(*c));
        let (kana, all) = letters.fold((0, 0), |(kana, all), c| (kana + usize::from(is_kana(c)), all + 1));
        // A third of Japanese is kana; Chinese has none.
        if kana > 1 && kana * 5 > all {
            return Language::Japanese;
        }
        let count = |words: &str| {
            let typed = texts.clone().flat_map(|text| text.split(|c: char| !is_letter(c)));
            typed.filter(|word| words.split(' ').any(|known| same(known, word))).count()
        };
        let counts = LITTLE.map(|(language, words)| (count(words), language));
        let best = counts.into_iter().rev().max_by_key(|(count, _)| *count).unwrap_or_default();
        let is_alone = counts.iter().filter(|(count, _)| *count == best.0).count() == 1;
        if best.0 >= 2 && is_alone { best.1 } else { Language::English }
    }
}

/// Hiragana and katakana.
fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}')
}

/// Whether a word is a known one, whatever its case.
fn same(known: &str, word: &str) -> bool {
    known.eq_ignore_ascii_case(word) || !word.is_ascii() && known == lowered(word)
}

#[cfg(test)]
mod tests {
    use super::Language::{self, *};

    #[test]
    fn little_words_tell_the_language() {
        let cases: [(&[&str], Language); 13] = [
            (&["Card payments fail for some customers.", "We are looking for the cause."], English),
            (&["Kartenzahlungen schlagen fehl.", "Wir suchen nach der Ursache."], German),
            (&["Die Anmeldung ist derzeit nicht möglich."], German),
            (&["Les paiements par carte échouent.", "Nous cherchons la cause."], French),
            (&["Los pagos con tarjeta fallan y estamos buscando la causa."], Spanish),
            (&["Os pagamentos com cartão falham e estamos procurando a causa."], Portuguese),
            (&["O serviço não está disponível."], Portuguese),
            (&["カード決済ができない状態です。", "原因を調査しています。"], Japanese),
            (&["Checkout API が停止しています。"], Japanese),
            (&["服务目前不可用，我们正在调查。"], English),
            (&["Сервис недоступен, мы работаем над этим."], English),
            (&["Redis", "OK"], English),
            (&[""], English),
        ];
        for (texts, language) in cases {
            assert_eq!(Language::typed(texts.iter().copied()), language, "{texts:?}");
        }
    }
}
