//! What opens a door and stands in the text: shown before anything of it is kept.

use super::PasteState;
use crate::evidence::service::messages::{FoundSecret, PasteAnswer};
use crate::evidence::{MASK, masked};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{flag, text};
use leptos::prelude::*;

/// The id of the button that masks all.
const MASK_ALL: &str = "mask-secrets";

/// The secrets of the text of which nobody has said yet whether they may stay.
pub(super) fn undecided(state: PasteState, answer: &PasteAnswer) -> Vec<FoundSecret> {
    state.asked.with_untracked(|words| {
        let is_kept = |secret: &&FoundSecret| {
            let own = words.get(secret.start..secret.end).unwrap_or_default();
            state.kept.with(|kept| kept.iter().any(|other| other == own))
        };
        answer.secrets.iter().filter(|secret| !is_kept(secret)).cloned().collect()
    })
}

impl PasteState {
    /// Whether something has to be decided before the text is added; the focus is at the question then.
    pub(super) fn asks_about_secrets(self, answer: &PasteAnswer) -> bool {
        let is_asked = untrack(|| !undecided(self, answer).is_empty());
        if is_asked {
            focus(MASK_ALL);
        }
        is_asked
    }

    /// A text that goes on from the one that was read, with what opens a door masked where nobody has said that it may stay.
    pub(super) fn covered(self, text: &str) -> String {
        let seen = self.seen.get_value();
        let open = seen.iter().filter(|secret| self.kept.with_untracked(|kept| !kept.contains(secret)));
        open.fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), MASK))
    }

    /// Takes note of what opens a door in the text that was read.
    pub(super) fn see(self, answer: &PasteAnswer) {
        let own = self.asked.with_untracked(|asked| {
            let own = answer.secrets.iter().filter_map(|secret| asked.get(secret.start..secret.end));
            own.map(str::to_owned).collect::<Vec<String>>()
        });
        self.seen.set_value(own);
    }

    fn mask(self, secrets: &[FoundSecret]) {
        // Typed on meanwhile: it is asked again in a moment.
        if self.current().is_none() {
            return self.asked.set(self.words.get_untracked());
        }
        let spans: Vec<_> = secrets.iter().map(|secret| secret.start..secret.end).collect();
        let text = self.words.with_untracked(|words| masked(words, &spans));
        self.write.run(text.clone());
        self.asked.set(text);
        focus("log-entry");
    }

    fn keep_secrets(self, secrets: &[FoundSecret]) {
        self.asked.with_untracked(|words| {
            let own = secrets.iter().filter_map(|secret| words.get(secret.start..secret.end));
            let own: Vec<String> = own.map(str::to_owned).collect();
            self.kept.update(|kept| kept.extend(own));
        });
        self.keep();
        focus("log-entry");
    }
}

/// The question about the secrets of the text; nothing while there is none.
#[component]
pub(super) fn Secrets(state: PasteState) -> impl IntoView {
    let open = Memo::new(move |_| {
        let answer = state.answer.get();
        undecided(state, &answer)
            .iter()
            .map(|secret| (secret.start, secret.end, secret.around.clone()))
            .collect::<Vec<_>>()
    });
    let many = move || open.with(Vec::len);
    let all = move || {
        let answer = state.answer.get_untracked();
        untrack(|| undecided(state, &answer))
    };
    let said = text(move || match many() {
        1 => "Something in it opens a door. It is kept nowhere before you choose.".to_owned(),
        many => format!("{many} things in it open a door. They are kept nowhere before you choose."),
    });
    let rows = move || {
        open.get()
            .into_iter()
            .map(|(.., around)| view! { <li dir="auto" translate="no">{around}</li> })
            .collect_view()
    };
    let mask = text(move || if many() > 1 { "Mask them".to_owned() } else { "Mask".to_owned() });
    let keep = text(
        move || if many() > 1 { "Keep them as they are".to_owned() } else { "Keep as it is".to_owned() },
    );
    view! {
        <Shown when=flag(move || many() > 0)>
            <div class="prompt paste-secrets" role="group" aria-label="Secrets">
                <p role="status" use:shows=said></p>
                <ul>
                    <Anew>{rows()}</Anew>
                </ul>
                <div class="paste-choices">
                    <Button class="outline small" press=clicked(move || state.mask(&all())) attr:id=MASK_ALL>
                        <span use:shows=mask></span>
                    </Button>
                    <Button class="quiet small" press=clicked(move || state.keep_secrets(&all()))>
                        <span use:shows=keep></span>
                    </Button>
                </div>
            </div>
        </Shown>
    }
}
