//! The impact, stated once in plain words and again when more is known.

use crate::domain::time_expression::Wanted;
use crate::domain::{Detail, Impact, YesNo};
use crate::export::at_a_glance;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::submitted;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{effect, flag};
use crate::ui::parts::typed_time::typeable;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::all_clear::DataSource;
use crate::ui::screens::incident::details::form::{Pick, Row, Said, Typed, TypedLine, TypedTime, past, tell};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// What was said of the impact before, the latest first.
#[component]
fn Earlier(session: Session) -> impl IntoView {
    let keys = session.keys(|s| {
        let history = s.impact_history();
        keys_of(history.iter().rev().skip(1).map(|statement| statement.id))
    });
    let item = move |key: Key| {
        let said = session.text(move |s| {
            let history = s.impact_history();
            let statement = history.iter().find(|statement| statement.id == key.id);
            statement.map(|said| at_a_glance::impact(said, &LocalZone::current())).unwrap_or_default()
        });
        view! { <li dir="auto" translate="no" use:shows=said></li> }.into_any()
    };
    view! {
        <Shown when=flag(move || !keys.with(Vec::is_empty))>
            <p class="meta">"Before that"</p>
            <ol class="details-list" aria-label="Earlier impacts">
                <Each keys item />
            </ol>
        </Shown>
    }
}

/// The section **Impact**.
#[component]
pub fn ImpactNow(session: Session) -> impl IntoView {
    let now = session.peek(|i| i.state().impact().map(|stated| stated.said.clone())).flatten();
    let now = now.unwrap_or_default();
    let fields = ["impact-who", "impact-what", "impact-where", "impact-since", "impact-data-source"];
    let [who, what, place, since_field, source] = fields.map(|id| Typed::new(session, id));
    who.show(now.who);
    what.show(now.what);
    place.show(now.place);
    since_field.show(now.since.map(typeable).unwrap_or_default());
    source.show(now.data_source);
    let data = RwSignal::new(now.data as usize);
    let legal = RwSignal::new(now.legal as usize);
    let is_none_lost = flag(move || YesNo::ALL[data.get()] == YesNo::No);
    let refused = RwSignal::new(None::<String>);
    let state = move || {
        // What was shown and left as it is stays the instant that it was, on an earlier day too.
        let known = session.peek(|i| i.state().impact().and_then(|stated| stated.said.since)).flatten();
        let is_same = known.is_some_and(|at| typeable(at) == since_field.get().trim());
        let began = if is_same { Ok(known) } else { past(&since_field.get()) };
        let stated = began.and_then(|at| {
            let impact = Impact {
                who: who.get(),
                what: what.get(),
                place: place.get(),
                since: at,
                data: YesNo::ALL[data.get_untracked()],
                data_source: if is_none_lost.get_untracked() { source.get() } else { String::new() },
                legal: YesNo::ALL[legal.get_untracked()],
            };
            tell(session, Detail::ImpactStated(impact))
        });
        if stated.is_ok() {
            [who, what, place, since_field, source].into_iter().for_each(Typed::taken);
        }
        refused.set(stated.err());
    };
    let said = session.text(|s| match s.impact() {
        Some(stated) => {
            let at = words::clock_time(stated.at, &LocalZone::current());
            format!("As of {at}: {}", stated.said.sentence(true))
        }
        None => "Not stated yet.".to_owned(),
    });
    // What stands changes at the top, by an update and in other tabs, too: fields that nobody has typed in follow it.
    let stands = session.derive(|s| s.impact().map(|stands| stands.said).unwrap_or_default());
    let followed = StoredValue::new(untrack(stands));
    effect(move || {
        let now = stands();
        if followed.with_value(|followed| *followed == now) {
            return;
        }
        followed.set_value(now.clone());
        data.set(now.data as usize);
        legal.set(now.legal as usize);
        let since = now.since.map(typeable).unwrap_or_default();
        let fields = [who, what, place, since_field, source];
        let words = [now.who, now.what, now.place, since, now.data_source];
        fields.into_iter().zip(words).for_each(|(field, words)| field.renew(words));
    });
    let answers = YesNo::ALL.map(YesNo::name);
    view! {
        <Said words=said />
        <Earlier session />
        <form class="details-form" on:submit=submitted(state)>
            <TypedLine field=who label="Who is affected" example="Customers who pay by card" />
            <TypedLine field=what label="What they cannot do" example="cannot pay" />
            <Row>
                <TypedLine field=place label="Where" example="Europe" />
                <TypedTime field=since_field label="Since when" example="02:40 UTC" wanted=Wanted::Behind />
            </Row>
            <Row>
                <Pick label="Data lost" names=answers place=data />
                <Pick label="Legal or contractual consequence" names=answers place=legal />
            </Row>
            <DataSource field=source is_none_lost />
            <Refusal why=refused />
            <button type="submit" class="outline small">
                "State the impact"
            </button>
        </form>
    }
}
