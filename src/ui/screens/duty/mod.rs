//! The screen **On duty**: the day of whoever is on duty, the handover, the days before, and the rotation. All of it is in the
//! part that is fetched when it is first asked for.

mod book;
mod day;
mod earlier;
mod erasing;
mod handing;
mod line;
mod line_forms;
mod linking;
mod rotation;
mod said;
mod taking;

use crate::export::is_of_duty;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{flag, text};
use crate::ui::parts::on_duty::on_duty;
use crate::ui::platform::address;
use crate::ui::screens::duty::book::Book;
use crate::ui::screens::duty::day::{Begin, Today};
use crate::ui::screens::duty::earlier::Earlier;
use crate::ui::screens::duty::erasing::EraseWords;
use crate::ui::screens::duty::handing::Over;
use crate::ui::screens::duty::linking::Linked;
use crate::ui::screens::duty::rotation::RotationSection;
use crate::ui::screens::duty::said::{NotRead, Saved};
use crate::ui::screens::duty::taking::Take;
use crate::ui::state::actions::Actions;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// The field for what came in.
const ENTRY: &str = "duty-entry";
/// The button that opens the handover.
const HAND_OVER: &str = "duty-hand-over";
/// The button that takes a file.
const TAKE: &str = "duty-take";

/// The screen.
#[component]
pub fn DutyScreen(shell: Shell) -> impl IntoView {
    let session = shell.session;
    document().set_title("On duty");
    let book = Book::open(session);
    shell.serve(move || {
        Actions::new()
            .does("All incidents", "", "The first screen", || address::go_to(None))
            .does("Write down what came in", "/ i", "An alert, a ticket, a mail, a question", || focus(ENTRY))
            .while_so(move || book.current.get_untracked().is_some())
            .presses("Hand over", "The text of the day, and who has it next", HAND_OVER)
            .presses("Take a handover’s file", "What somebody else has handed over", TAKE)
            .does("Save the record as a file", "", "For whoever takes over", move || book.save())
    });
    let fragment = session.route().shared().get_untracked();
    let linked = is_of_duty(&fragment);
    let who = on_duty(session);
    let said = text(move || match who.get() {
        who if who.is_empty() => "No rotation says who is on duty now.".to_owned(),
        who => format!("Today: {who}"),
    });
    // Made anew when another day begins or this one ends, and not with every line of it.
    let day = Memo::new(move |_| book.current.with(|day| day.as_ref().map(|day| day.id)));
    let desk = move || match day.get() {
        Some(_) => view! { <Today book /> }.into_any(),
        None => view! {
            <Over book />
            <Begin book />
        }
        .into_any(),
    };
    view! {
        <div class="shared duty">
            <header class="banner shared-head">
                <a class="home" href=address::of(None) aria-label="All incidents" title="All incidents">
                    "‹"
                </a>
                <h1 id="duty-head" tabindex="-1">
                    "On duty"
                </h1>
                <Saved session />
            </header>
            <main class="shared-main duty-main">
                <p class="duty-who" dir="auto" use:shows=said></p>
                <NotRead book />
                {linked.then(|| view! { <Linked book fragment=fragment.clone() /> })}
                <Anew>{desk()}</Anew>
                <Take book />
                <Shown when=flag(move || book.record.with(|record| record.days().len() > 1))>
                    <Earlier book />
                </Shown>
                <RotationSection session />
                <Shown when=flag(move || book.record.with(|record| record.events().next().is_some()))>
                    <EraseWords book />
                </Shown>
                <p class="meta">
                    "All of this is kept in this browser, apart from incidents: no list, figure or export of those has it. Nothing is sent; whoever takes over gets the text, the file or a link."
                </p>
            </main>
        </div>
    }
}
