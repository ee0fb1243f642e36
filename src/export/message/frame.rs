//! What stands around the words of an update, in each language: the phase, the names of the parts, and when
//! the next one comes. Whoever adds a language adds a row here and a name in `domain::Language`.

use crate::domain::{Language, Phase};

/// The words of a language. French has a space before a colon: its words end in one.
struct Words {
    phases: [&'static str; 4],
    parts: [&'static str; 4],
    /// Before and behind the time of the next update.
    next: [&'static str; 2],
    stop: char,
}

const ENGLISH: Words = Words {
    phases: ["Investigating", "Identified", "Monitoring", "Resolved"],
    parts: ["What is happening", "Impact", "What we are doing", "What you can do"],
    next: ["Next update by ", "."],
    stop: '.',
};

const GERMAN: Words = Words {
    phases: ["Wird untersucht", "Ursache gefunden", "Wird beobachtet", "Behoben"],
    parts: ["Was geschieht", "Auswirkung", "Was wir tun", "Was Sie tun können"],
    next: ["Nächste Meldung bis ", "."],
    stop: '.',
};

const FRENCH: Words = Words {
    phases: ["En cours d’analyse\u{a0}", "Cause identifiée\u{a0}", "Sous surveillance\u{a0}", "Résolu\u{a0}"],
    parts: [
        "Ce qui se passe\u{a0}",
        "Impact\u{a0}",
        "Ce que nous faisons\u{a0}",
        "Ce que vous pouvez faire\u{a0}",
    ],
    next: ["Prochaine information avant ", "."],
    stop: '.',
};

const SPANISH: Words = Words {
    phases: ["En investigación", "Causa identificada", "En observación", "Resuelto"],
    parts: ["Qué ocurre", "Impacto", "Qué estamos haciendo", "Qué puede hacer usted"],
    next: ["Próxima actualización antes de ", "."],
    stop: '.',
};

const PORTUGUESE: Words = Words {
    phases: ["Em investigação", "Causa identificada", "Em observação", "Resolvido"],
    parts: ["O que está acontecendo", "Impacto", "O que estamos fazendo", "O que você pode fazer"],
    next: ["Próxima atualização até ", "."],
    stop: '.',
};

const JAPANESE: Words = Words {
    phases: ["調査中", "原因特定", "経過観察中", "解決済み"],
    parts: ["状況", "影響", "対応状況", "お客様にできること"],
    next: ["次回の更新は ", " までにお知らせします。"],
    stop: '。',
};

fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Portuguese => &PORTUGUESE,
        Language::Japanese => &JAPANESE,
    }
}

/// The word for a phase, before a colon.
pub(super) fn phase(language: Language, phase: Phase) -> &'static str {
    let place = match phase {
        Phase::Investigating => 0,
        Phase::Identified => 1,
        Phase::Monitoring => 2,
        Phase::Resolved => 3,
    };
    words(language).phases[place]
}

/// The name of a part by its place, before a colon.
pub(super) fn part(language: Language, place: usize) -> &'static str {
    words(language).parts.get(place).copied().unwrap_or_default()
}

/// The sentence that promises the next update by a time.
pub(super) fn next_update(language: Language, time: &str) -> String {
    words(language).next.join(time)
}

/// What ends a sentence that has no end of its own.
pub(super) fn stop(language: Language) -> char {
    words(language).stop
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::UpdateParts;

    #[test]
    fn english_says_what_the_phases_and_the_parts_are_called() {
        for (at, name) in
            [Phase::Investigating, Phase::Identified, Phase::Monitoring, Phase::Resolved].iter().enumerate()
        {
            assert_eq!(ENGLISH.phases[at], name.name());
        }
        let parts = UpdateParts::default();
        assert_eq!(ENGLISH.parts, parts.named().map(|(name, _)| name));
    }

    #[test]
    fn a_promise_reads_as_a_sentence_in_each_language() {
        let told = Language::ALL.map(|language| next_update(language, "03:30 UTC"));
        assert_eq!(
            told,
            [
                "Next update by 03:30 UTC.",
                "Nächste Meldung bis 03:30 UTC.",
                "Prochaine information avant 03:30 UTC.",
                "Próxima actualización antes de 03:30 UTC.",
                "Próxima atualização até 03:30 UTC.",
                "次回の更新は 03:30 UTC までにお知らせします。",
            ]
        );
    }
}
