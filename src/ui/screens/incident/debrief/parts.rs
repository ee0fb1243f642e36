//! Small parts that the debrief is made of.

use crate::domain::{Command, DebriefCommand, EntryText};
use crate::ui::kit::handlers::submitted;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Key;
use crate::ui::kit::signals::flag;
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// Whether there are any.
pub fn any(keys: Signal<Vec<Key>>) -> Signal<bool> {
    flag(move || !keys.with(Vec::is_empty))
}

/// Asks for a change of the debrief; why it is refused.
pub fn ask(session: Session, command: DebriefCommand) -> Result<(), String> {
    session.dispatch(Command::Debrief(command)).map(drop).map_err(|rejected| words::rejected(&rejected))
}

/// A field and the button **Add**, which are emptied once what is in them was taken.
#[component]
pub fn Adder(
    session: Session,
    /// What it asks for.
    #[prop(into)]
    name: String,
    /// What may be written in it.
    hint: &'static str,
    /// Where the words are kept meanwhile.
    #[prop(into)]
    draft: String,
    /// What is asked for with them.
    #[prop(into)]
    command: Callback<EntryText, DebriefCommand>,
) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let draft = Draft::new(session, &draft);
    let add = move || {
        let parsed = EntryText::parse(&draft.get()).map_err(words::text_error);
        match parsed.and_then(|text| ask(session, command.run(text))) {
            Ok(()) => {
                draft.clear();
                refused.set(None);
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let label = format!("Add: {name}");
    view! {
        <form class="adder" on:submit=submitted(add)>
            <DraftLine draft name hint />
            <button type="submit" class="outline small" aria-label=label>
                "Add"
            </button>
            <Refusal why=refused />
        </form>
    }
}
