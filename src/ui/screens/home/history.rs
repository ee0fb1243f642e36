//! Looking back from the first screen: the follow-ups that are still open, whichever incident they come
//! from, and figures across the incidents of this device. Nothing of it leaves the device, and nothing of a drill is in it.

use crate::domain::{Command, DebriefCommand, FollowUp, Incident, IncidentId, Stamp, Timestamp, lowered};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{aria, boxed_keys, flag, text};
use crate::ui::parts::later::FromLater;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{address, clipboard, clock, file};
use crate::ui::state::session::{Session, Toast};
use crate::ui::state::shell::Shell;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A follow-up of a copy has the id that it has in the original: which incident it is of tells them
/// apart.
fn key(incident: &Incident, follow_up: &FollowUp) -> Key {
    let mut hasher = DefaultHasher::new();
    incident.id().hash(&mut hasher);
    (&follow_up.owner, &follow_up.text, follow_up.due.map(Timestamp::as_millis)).hash(&mut hasher);
    (follow_up.kind as u8, follow_up.term as u8).hash(&mut hasher);
    Key { id: follow_up.id, part: hasher.finish() }
}

/// Looks at every open follow-up with its incident.
fn each_open(session: Session, mut look: impl FnMut(&Incident, &FollowUp)) {
    session.each_real_incident(|incident| {
        let all = incident.state().debrief.follow_ups.iter();
        all.filter(|follow_up| follow_up.done.is_none()).for_each(|follow_up| look(incident, follow_up));
    });
}

/// What orders them: whose it is, where that is asked for, with those of nobody last; until when; since when.
type Place = (Option<(bool, String)>, Timestamp, Timestamp);

fn place(follow_up: &FollowUp, by_owner: bool) -> Place {
    let owner = lowered(follow_up.owner.trim());
    let owner = by_owner.then_some((owner.is_empty(), owner));
    (owner, follow_up.due.unwrap_or(Timestamp::MAX), follow_up.added)
}

/// All follow-ups of this device in a line.
fn line(session: Session) -> String {
    let mut all = Vec::new();
    session.each_real_incident(|incident| all.extend(incident.state().debrief.follow_ups.iter().cloned()));
    export::follow_ups_line(&all, clock::now(), &LocalZone::current())
}

/// Copies the line, to be called while a click is handled.
fn copy_line(session: Session) {
    let copying = clipboard::copy(&untrack(|| line(session)));
    spawn_local(async move {
        session.say(if copying.await {
            "The line is copied."
        } else {
            "The browser refused to copy: select the line."
        });
    });
}

/// The region **Open follow-ups**: what is due first stands first, of all or of each owner. Nothing where none is open.
#[component]
pub fn OpenFollowUps(session: Session) -> impl IntoView {
    let by_owner = RwSignal::new(false);
    let keys = boxed_keys(Box::new(move || {
        let mut found: Vec<(Place, Key)> = Vec::new();
        each_open(session, |incident, follow_up| {
            let place = place(follow_up, by_owner.get());
            let at = found.partition_point(|(other, _)| *other <= place);
            found.insert(at, (place, key(incident, follow_up)));
        });
        found.into_iter().map(|(_, key)| key).collect()
    }));
    view! {
        <Shown when=flag(move || !keys.with(Vec::is_empty))>
            <section class="history" aria-labelledby="follow-ups-head">
                <div class="row">
                    <h2 id="follow-ups-head">"Open follow-ups"</h2>
                    <Button
                        class="quiet small push"
                        press=clicked(move || by_owner.update(|by_owner| *by_owner = !*by_owner))
                        attr:aria-pressed=aria(move || by_owner.get())
                    >
                        "By owner"
                    </Button>
                    <Button class="quiet small" press=clicked(move || to_calendar(session))>
                        "Calendar"
                    </Button>
                </div>
                <p class="row meta">
                    <span use:shows=text(move || line(session))></span>
                    <Button class="quiet small" press=clicked(move || copy_line(session))>
                        "Copy line"
                    </Button>
                </p>
                <ul class="follow-ups" role="list">
                    <Each keys item=move |key| row(session, key) />
                </ul>
            </section>
        </Shown>
    }
}

fn row(session: Session, wanted: Key) -> AnyView {
    let mut made = None;
    let now = clock::now();
    each_open(session, |incident, follow_up| {
        if key(incident, follow_up) == wanted {
            made = Some(row_of(session, incident, follow_up, now));
        }
    });
    made.into_any()
}

fn row_of(
    session: Session,
    incident: &Incident,
    follow_up: &FollowUp,
    now: Timestamp,
) -> impl IntoView + use<> {
    let (id, target, words) = (incident.id(), follow_up.id, follow_up.text.clone());
    let about = export::follow_up_about(follow_up, &LocalZone::current(), now);
    let age = export::times::span(now.since(follow_up.added).max(0));
    let name = format!("Mark done: {words}");
    let said = words.clone();
    let finish = move || finish(session, id, target, &said);
    view! {
        <li class=if follow_up.is_overdue(now) { "follow-up overdue" } else { "follow-up" }>
            <span dir="auto" translate="no" class="words">
                {words}
            </span>
            <span class="meta">
                {format!("{about}, open for {age}. ")}
                <a dir="auto" translate="no" href=address::of(Some(id))>
                    {words::title_of(incident.state())}
                </a>
            </span>
            <Button class="outline small" press=clicked(finish) attr:aria-label=name>
                "Done"
            </Button>
        </li>
    }
}

fn finish(session: Session, id: IncidentId, target: Stamp, said: &str) {
    match session.dispatch_to(id, Command::Debrief(DebriefCommand::FinishFollowUp(target))) {
        Ok(done) => session.toast().set(Some(Toast {
            text: format!("Done: “{}”.", words::excerpt(said)),
            put_back: Some((id, done)),
        })),
        Err(rejected) => session.say(&words::rejected(&rejected)),
    }
}

fn to_calendar(session: Session) {
    let (zone, now) = (LocalZone::current(), clock::now());
    let mut all = Vec::new();
    untrack(|| {
        each_open(session, |incident, follow_up| {
            all.push((incident.id(), words::title_of(incident.state()), follow_up.clone()))
        });
    });
    let undated = all.iter().filter(|(_, _, follow_up)| follow_up.due.is_none()).count();
    let Some(made) = export::follow_up_calendar(&all, &zone, now) else {
        session.say("None of them has a day yet. Nothing was exported.");
        return;
    };
    let name = export::file_name("follow-ups", now, "ics");
    session.say(&match (file::download(&name, "text/calendar;charset=utf-8", &made), undated) {
        (Ok(()), 0) => format!("Exported as {name}."),
        (Ok(()), 1) => format!("Exported as {name}. One without a day is not in it."),
        (Ok(()), more) => format!("Exported as {name}. {more} without a day are not in it."),
        (Err(_), _) => REFUSED.to_owned(),
    });
}

pub(super) const REFUSED: &str = "The browser refused the download. Nothing was exported.";

/// The region **Figures**, folded at first.
#[component]
pub fn FiguresOfAll(shell: Shell) -> impl IntoView {
    let session = shell.session;
    let is_open = RwSignal::new(false);
    let turn = move || is_open.update(|open| *open = !*open);
    let name = text(move || match is_open.get() {
        true => "Hide figures".to_owned(),
        false => "Show figures".to_owned(),
    });
    view! {
        <Shown when=flag(move || session.has_real_incidents())>
            <section class="history" aria-labelledby="figures-head">
                <div class="row">
                    <h2 id="figures-head">"Figures"</h2>
                    <button
                        type="button"
                        class="quiet small push"
                        aria-expanded=aria(move || is_open.get())
                        on:click=clicked(turn)
                        use:shows=name
                    ></button>
                </div>
                <Shown when=is_open>
                    <FromLater shell shown=|later, shell| later.figures(shell.session) />
                </Shown>
            </section>
        </Shown>
    }
}
