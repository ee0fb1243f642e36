//! The impact in one line at the top: who cannot do what, since when. It is said and changed where it stands.

use crate::domain::{Command, Detail, Impact, Rejected};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, escaped, submitted, valued};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::parts::draft_line::Draft;
use crate::ui::state::session::Session;
use crate::ui::state::sheet::{Section, ShownSheet};
use crate::ui::text::words;
use leptos::prelude::*;

/// The id of the button that opens the field.
pub const IMPACT_LINE: &str = "impact-line";
/// The id of the field, and under which name its words are kept while they are typed.
const FIELD: &str = "impact-now";

/// The line; while somebody writes it, a field.
#[component]
pub fn ImpactLine(session: Session, sheet: ShownSheet) -> impl IntoView {
    let writing = RwSignal::new(session.drafts().has(FIELD));
    let said = session.text(|s| s.impact().map(|stands| stands.said.line()).unwrap_or_default());
    let is_known = flag(move || !said.with(String::is_empty));
    let earlier = session.text(|s| match s.impact_history().len() {
        0 | 1 => String::new(),
        many => format!("{} earlier", many - 1),
    });
    let write = move || {
        writing.set(true);
        focus(FIELD);
    };
    let asks =
        text(move || if is_known.get() { "Change" } else { "Say who cannot do what, since when" }.to_owned());
    let shown = move || {
        view! {
            <Shown when=is_known>
                <span
                    dir="auto"
                    translate="no"
                    class="impact-said"
                    title=said
                    use:shows=said
                    on:click=clicked(write)
                ></span>
            </Shown>
            <button
                type="button"
                class="quiet small"
                id=IMPACT_LINE
                aria-label=text(move || if is_known.get() { "Change the impact".to_owned() } else { asks.get() })
                on:click=clicked(write)
                use:shows=asks
            ></button>
            <Shown when=flag(move || !earlier.with(String::is_empty))>
                <Button
                    class="quiet small"
                    attr:title="What was said of it before"
                    press=clicked(move || sheet.open_at(Section::Impact))
                >
                    <span use:shows=earlier></span>
                </Button>
            </Shown>
        }
    };
    view! {
        <section class="impact" aria-label="Impact now">
            <b>"Impact"</b>
            <Shown when=writing fallback=shown>
                <ImpactField session writing />
            </Shown>
        </section>
    }
}

/// The field: Enter keeps the words, Escape leaves the line as it was and the words where they can be found again.
#[component]
fn ImpactField(session: Session, writing: RwSignal<bool>) -> impl IntoView {
    let now =
        session.peek(|i| i.state().impact().map(|stands| stands.said.line())).flatten().unwrap_or_default();
    let before = StoredValue::new(now.clone());
    let draft = Draft::changing(session, FIELD, &now);
    let refused = RwSignal::new(None::<String>);
    let leave = move || {
        // What was not changed is nobody's words.
        if before.with_value(|before| *before == draft.get()) {
            draft.clear();
        }
        writing.set(false);
        focus(IMPACT_LINE);
    };
    let keep = move || match state_impact(session, &draft.get()) {
        Ok(()) => {
            draft.clear();
            leave();
        }
        Err(why) => refused.set(Some(why)),
    };
    view! {
        <form class="impact-form" on:submit=submitted(keep) on:keydown=escaped(leave)>
            <input
                id=FIELD
                class="field"
                type="text"
                dir="auto"
                aria-label="Impact: who cannot do what, since when"
                placeholder="Customers in Europe cannot pay by card, since 02:40 UTC"
                autocomplete="off"
                spellcheck="true"
                use:holds=draft.words()
                on:input=valued(move |words| draft.put(words))
            />
            <button type="submit" class="outline small">
                "Keep"
            </button>
            <Button class="quiet small" press=clicked(leave)>
                "Close"
            </Button>
            <Refusal why=refused />
        </form>
    }
}

/// States the impact in these words, where they are another one.
fn state_impact(session: Session, words: &str) -> Result<(), String> {
    let impact = session.peek(|i| {
        let stands = i.state().impact();
        Impact::restated(stands.as_ref().map(|stands| &stands.said), words)
    });
    let Some(impact) = impact.flatten() else { return Ok(()) };
    match session.dispatch(Command::Tell(Detail::ImpactStated(impact))) {
        Ok(_) | Err(Rejected::Unchanged) => Ok(()),
        Err(rejected) => Err(words::rejected(&rejected)),
    }
}
