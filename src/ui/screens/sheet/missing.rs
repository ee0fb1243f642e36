//! What was looked for and stands nowhere on the sheet: a follow-up with one press, and what of earlier incidents is still to
//! be written.

use crate::domain::{Command, DebriefCommand, EntryText, FixTerm, FollowUpKind, IncidentId, Stamp};
use crate::sheet::{Question, follow_up_for, missing_in};
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Anew;
use crate::ui::platform::address;
use crate::ui::screens::sheet::Done;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// What is not written yet: a hint, and in an incident the way to name it for afterwards.
#[component]
pub fn NotWritten(session: Session, open: Vec<Question>) -> impl IntoView {
    let is_incident = untrack(|| session.open_id().get().is_some());
    let item = |question: Question| {
        let wanted = question.name();
        let not_found = is_incident.then(|| view! { <NotFound session wanted=wanted.to_owned() /> });
        view! { <li class="row">{wanted} {not_found}</li> }
    };
    (!open.is_empty()).then(|| {
        let items = open.into_iter().map(item).collect_view();
        view! {
            <section class="setting" aria-label="Not written yet">
                <h3>"Not written yet"</h3>
                <ul role="list">{items}</ul>
            </section>
        }
    })
}

/// The button that makes a follow-up of what was not found.
#[component]
pub fn NotFound(session: Session, wanted: String) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let name = format!("Make it a follow-up: {wanted}");
    let press = move || {
        said.set(match add(session, &wanted) {
            Ok(()) => "It is a follow-up now, in the debrief.".to_owned(),
            Err(why) => why,
        });
    };
    view! {
        <button type="button" class="outline small push" aria-label=name on:click=clicked(press)>
            "Make it a follow-up"
        </button>
        <Done words=said />
    }
}

fn add(session: Session, wanted: &str) -> Result<(), String> {
    let text = follow_up_for(wanted);
    let is_there = session.peek(|incident| {
        incident.state().debrief.follow_ups.iter().any(|one| one.done.is_none() && one.text == text)
    });
    if is_there == Some(true) {
        return Err("It is a follow-up already.".to_owned());
    }
    let text = EntryText::parse(&text).map_err(words::text_error)?;
    // So that it hurts less the next time.
    let (kind, term) = (FollowUpKind::Mitigate, FixTerm::default());
    let command = DebriefCommand::AddFollowUp { text, owner: None, due: None, kind, term };
    session.dispatch(Command::Debrief(command)).map(drop).map_err(|rejected| words::rejected(&rejected))
}

/// What was looked for in incidents of this device and is still a follow-up there.
#[component]
pub fn MissedBefore(session: Session) -> impl IntoView {
    let list = move || list(session);
    view! { <Anew>{list()}</Anew> }
}

fn list(session: Session) -> Option<AnyView> {
    let mut rows = Vec::new();
    session.each_real_incident(|incident| {
        let (id, title) = (incident.id(), words::title_of(incident.state()));
        let all = incident.state().debrief.follow_ups.iter().filter(|one| one.done.is_none());
        rows.extend(all.filter_map(|one| Some(row(session, id, &title, one.id, missing_in(&one.text)?))));
    });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="setting" aria-label="Looked for and not found">
                <h3>"Looked for and not found"</h3>
                <ul role="list">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(session: Session, id: IncidentId, title: &str, target: Stamp, wanted: &str) -> AnyView {
    let finish = move || {
        let command = Command::Debrief(DebriefCommand::FinishFollowUp(target));
        if let Err(rejected) = session.dispatch_to(id, command) {
            session.say(&words::rejected(&rejected));
        }
    };
    let name = format!("Written down: {wanted}");
    view! {
        <li class="row">
            <span dir="auto" translate="no">
                {wanted.to_owned()}
            </span>
            <a class="meta" dir="auto" translate="no" href=address::of(Some(id))>
                {title.to_owned()}
            </a>
            <Button class="outline small push" press=clicked(finish) attr:aria-label=name>
                "Written down"
            </Button>
        </li>
    }
    .into_any()
}
