//! When it began, who has to know, and the line that announces it.

use crate::domain::time_expression::Wanted;
use crate::domain::{Aspect, Audience, Detail, Informed, Timestamp};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::interval::IntervalSelect;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key};
use crate::ui::parts::labelled::Labelled;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::form::{
    Part, Pick, Row, Said, Stated, Typed, TypedLine, TypedTime, copy, past, tell,
};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The part **Start**.
#[component]
pub fn Start(session: Session) -> impl IntoView {
    let (began, noticed) = (Typed::new(session, "start-began"), Typed::new(session, "start-noticed"));
    let how = Typed::new(session, "start-how");
    let refused = RwSignal::new(None::<String>);
    let said = session.text(|s| {
        let time = |at: Timestamp| match s.declared.is_none_or(|from| from.utc().date() == at.utc().date()) {
            true => words::clock_time(at, &LocalZone::current()),
            false => export::times::dated(at, &LocalZone::current()),
        };
        let parts = [
            s.details.started.map(|at| format!("Began {}", time(at))),
            s.details.detected.map(|at| format!("noticed {}", time(at))),
            s.declared.map(|at| format!("declared {}", time(at))),
        ];
        let how = s.details.aspect(Aspect::Noticed).map(|how| format!("noticed by: {how}"));
        parts.into_iter().flatten().chain(how).collect::<Vec<String>>().join(" · ")
    });
    let set = move || {
        let times = past(&began.get()).and_then(|from| Ok((from, past(&noticed.get())?)));
        let told = times.and_then(|(from, at)| {
            from.map_or(Ok(()), |at| tell(session, Detail::StartSet { at }))?;
            at.map_or(Ok(()), |at| tell(session, Detail::DetectionSet { at }))?;
            states(session, Aspect::Noticed, how)
        });
        if told.is_ok() {
            [began, noticed, how].into_iter().for_each(Typed::clear);
        }
        refused.set(told.err());
    };
    view! {
        <Part heading="Start">
            <Said words=said />
            <form class="details-form" on:submit=submitted(set)>
                <Row>
                    <TypedTime field=began label="Began at" example="02:10 or 40m" wanted=Wanted::Behind />
                    <TypedTime field=noticed label="Noticed at" example="02:25 UTC" wanted=Wanted::Behind />
                </Row>
                <TypedLine
                    field=how
                    label="How it was noticed"
                    example="An alarm, a customer, a colleague"
                />
                <Refusal why=refused />
                <Row>
                    <button type="submit" class="outline small">
                        "Set the times"
                    </button>
                    <Button class="outline small" press=clicked(move || copy_announcement(session))>
                        "Copy announcement"
                        <kbd aria-hidden="true">"a"</kbd>
                    </Button>
                </Row>
            </form>
        </Part>
    }
}

/// States what stands in a field; nothing where it is empty.
fn states(session: Session, aspect: Aspect, typed: Typed) -> Result<(), String> {
    let text = typed.get();
    if text.trim().is_empty() { Ok(()) } else { tell(session, Detail::AspectStated { aspect, text }) }
}

/// The part **Over when**: by what one sees that it is over.
#[component]
pub fn OverWhen(session: Session) -> impl IntoView {
    let when = Typed::new(session, "over-when");
    let refused = RwSignal::new(None::<String>);
    let said = session.text(|s| s.details.aspect(Aspect::Exit).unwrap_or("Not stated yet.").to_owned());
    let state = move || {
        let told = tell(session, Detail::AspectStated { aspect: Aspect::Exit, text: when.get() });
        if told.is_ok() {
            when.clear();
        }
        refused.set(told.err());
    };
    view! {
        <Part heading="Over when">
            <Said words=said />
            <form class="details-form" on:submit=submitted(state)>
                <TypedLine
                    field=when
                    label="What one sees when it is over"
                    example="No payment fails for half an hour"
                />
                <Refusal why=refused />
                <button type="submit" class="outline small">
                    "State it"
                </button>
            </form>
        </Part>
    }
}

/// Copies the line that announces the incident.
pub fn copy_announcement(session: Session) {
    let line = session.peek(|i| export::announcement(i.state(), &LocalZone::current()));
    copy(
        session,
        line.unwrap_or_default(),
        "the announcement",
        "The announcement is copied. Paste it where people look.",
    );
}

const HOW: [&str; 2] = ["Is told", "Can look"];
/// Who is told with the updates has no interval of their own.
const WITH_THE_UPDATES: &[(&str, u32)] = &[("With the updates", 0)];

/// The part **Who needs to know**.
#[component]
pub fn WhoNeedsToKnow(session: Session) -> impl IntoView {
    let who = Typed::new(session, "informed-who");
    let [how, audience] = [0, 1].map(RwSignal::new);
    let minutes = RwSignal::new(0);
    let refused = RwSignal::new(None::<String>);
    let keys = session.keys(|s| s.details.informed.iter().map(|informed| Key::of(informed.id)).collect());
    let item = move |key: Key| {
        let said = session.text(move |s| {
            let stated = s.details.informed.iter().find(|informed| informed.id == key.id);
            stated.map(|stated| stated.said.line()).unwrap_or_default()
        });
        view! { <Stated session id=key.id words=said /> }.into_any()
    };
    let add = move || {
        let told = tell(
            session,
            Detail::InformedAdded(Informed {
                who: who.get(),
                is_told: how.get_untracked() == 0,
                audience: Audience::ALL[audience.get_untracked()],
                minutes: minutes.get_untracked(),
            }),
        );
        if told.is_ok() {
            who.clear();
        }
        refused.set(told.err());
    };
    view! {
        <Part heading="Who needs to know">
            <ol class="details-list" aria-label="Who needs to know">
                <Each keys item />
            </ol>
            <form class="details-form" on:submit=submitted(add)>
                <Row>
                    <TypedLine field=who label="Who" example="Support, legal, the customer" />
                    <Pick label="How" names=HOW place=how />
                </Row>
                <Row>
                    <Pick label="Their audience" names=Audience::ALL.map(Audience::name) place=audience />
                    <Labelled label="How often">
                        <IntervalSelect
                            label="How often"
                            before=WITH_THE_UPDATES
                            minutes
                            chosen=move |chosen| minutes.set(chosen)
                        />
                    </Labelled>
                </Row>
                <Refusal why=refused />
                <button type="submit" class="outline small">
                    "Add"
                </button>
            </form>
        </Part>
    }
}
