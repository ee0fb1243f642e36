//! The prompt to turn a sentence that claims certainty into a theory to check: once, under the words
//! that were just added, gone with the next ones.

use crate::domain::{Command, EntryKind, EntryText, Stamp, State, certain_claim};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The prompt; nothing while there is none.
#[component]
pub fn CertaintyPrompt(session: Session) -> impl IntoView {
    let own = session.replica();
    let latest = move |s: &State| s.entries.iter().last().filter(|e| e.id.replica() == own).map(|e| e.id);
    let answered = RwSignal::new(None::<Stamp>);
    let entry = move |s: &State| latest(s).filter(|id| answered.get() != Some(*id));
    let claim = session.text(move |s| claim_of(s, entry(s)).unwrap_or_default().to_owned());
    let is_theory = session.flag(move |s| entry(s).is_some_and(|id| s.theories.contains(id)));
    let leave = move || {
        answered.set(session.peek(|i| latest(i.state())).flatten());
        focus("log-entry");
    };
    let propose = move || {
        if let Ok(statement) = EntryText::parse(&claim.get_untracked()) {
            session.ask(Command::ProposeTheory { question: None, statement });
        }
    };
    let ask = text(move || match is_theory.get() {
        true => " What would one see if it were true?".to_owned(),
        false => String::new(),
    });
    view! {
        <Shown when=flag(move || !claim.with(String::is_empty))>
            <div class="prompt" role="status">
                <span>
                    "“" <span dir="auto" translate="no" use:shows=claim></span>
                    "” is an assumption until it was checked." <span use:shows=ask></span>
                </span>
                <Shown when=flag(move || !is_theory.get())>
                    <Button class="outline small" press=clicked(propose)>
                        "Make it a theory"
                    </Button>
                </Shown>
                <Button class="quiet small" press=clicked(leave)>
                    "Leave it"
                </Button>
            </div>
        </Shown>
    }
}

/// What claims certainty in the words of an entry that was just added: in the log, or in a theory of
/// which nobody has said yet what one would see.
fn claim_of(state: &State, id: Option<Stamp>) -> Option<&str> {
    let entry = state.entries.get(id?).filter(|entry| entry.undone.is_none())?;
    let counts = match entry.kind {
        EntryKind::Note | EntryKind::Finding | EntryKind::Decision => true,
        EntryKind::Theory => state.theories.get(entry.id).is_some_and(|t| t.expectation.is_empty()),
        EntryKind::Change
        | EntryKind::Action
        | EntryKind::ActionDone
        | EntryKind::Question
        | EntryKind::Evidence { .. }
        | EntryKind::Conclusion { .. }
        | EntryKind::Update { .. }
        | EntryKind::Promise { .. }
        | EntryKind::Phase(_)
        | EntryKind::Severity(_)
        | EntryKind::Title
        | EntryKind::Break { .. }
        | EntryKind::Answer { .. }
        | EntryKind::Confirmation { .. }
        | EntryKind::Detail(_)
        | EntryKind::Merge(_)
        | EntryKind::Debrief(_) => false,
    };
    certain_claim(&entry.text).filter(|_| counts)
}
