//! The button on an entry that tells what two copies disagreed about: it takes the word that does not stand.

use crate::domain::{Entry, EntryKind, MergeNote};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The button, while the word that stood when the copies were merged is the last one.
pub fn other_word(session: Session, entry: &Entry) -> Option<AnyView> {
    let EntryKind::Merge(MergeNote::Disagreement { .. }) = entry.kind else { return None };
    let id = entry.id;
    let other = move || session.follow(|incident| incident.other_word(id)).flatten();
    let word = Memo::new(move |_| other().map(|(word, _)| word));
    let name = text(move || {
        format!("Take “{}” instead", words::excerpt(word.get().unwrap_or_default().trim_matches(['“', '”'])))
    });
    let take = move || {
        let other = session.peek(|incident| incident.other_word(id)).flatten();
        let Some((_, command)) = other else { return };
        match session.dispatch(command) {
            // The button goes, and beside it is one that erases: the focus is not for that.
            Ok(_) => focus("log-entry"),
            Err(rejected) => session.say(&words::rejected(&rejected)),
        }
    };
    let button = view! {
        <Shown when=flag(move || word.get().is_some())>
            <div class="row sent-actions">
                <Button class="quiet small" press=clicked(take)>
                    <span use:shows=name></span>
                </Button>
            </div>
        </Shown>
    };
    Some(button.into_any())
}
