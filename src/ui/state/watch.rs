//! The watch: looks at both clocks every second, and tells of deadlines whatever is on the screen.

use crate::domain::{ClockMonitor, DRILL, Deadline, Incident, Nearness, Phase, State, Timestamp};
use crate::export::times;
use crate::ui::kit::signals::effect;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{alarm, clock};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};

/// Under this name the last second that a page saw is kept, in milliseconds.
const SEEN: &str = "isp.seen";
/// Under this name the deadlines that were told of are kept.
const TOLD: &str = "isp.told";
/// How often the last second is kept, in milliseconds, besides when the page is left.
const KEPT_EVERY: i64 = 20_000;
/// What is overdue longer than this is not told of any more, in milliseconds.
const STALE: i64 = 12 * 3_600_000;
/// How many deadlines that were told of are kept.
const KEPT_TOLD: usize = 40;

/// What the watch has seen, for the page to say. Copies are the same watch.
#[derive(Clone, Copy)]
pub struct Watch {
    /// From when to when the page was away; empty for never.
    pub away: RwSignal<String>,
    /// When it was back.
    pub back: RwSignal<Timestamp>,
    /// How the clock was changed; empty for not at all.
    pub changed: RwSignal<String>,
    /// Whether the system may show notifications.
    pub permission: RwSignal<String>,
    /// Whether a sound is wanted.
    pub sound: RwSignal<bool>,
    /// Whether the screen is to stay on.
    pub screen: RwSignal<bool>,
}

pub use crate::settings::{SCREEN, SOUND};

impl Watch {
    /// Begins to watch.
    pub fn begin(session: Session) -> Watch {
        let chosen = |name| RwSignal::new(session.settings().is_on(name));
        let watch = Watch {
            away: RwSignal::new(String::new()),
            back: RwSignal::new(Timestamp::EPOCH),
            changed: RwSignal::new(String::new()),
            permission: RwSignal::new(alarm::permission()),
            sound: chosen(SOUND),
            screen: chosen(SCREEN),
        };
        effect(move || {
            session.settings().follow();
            watch.sound.set(session.settings().is_on(SOUND));
            watch.screen.set(session.settings().is_on(SCREEN));
        });
        let now = clock::now();
        let seen = alarm::shared(SEEN).and_then(|millis| Timestamp::from_millis(millis.parse().ok()?));
        let monitor = RefCell::new(ClockMonitor::begin(seen, now, alarm::monotonic()));
        watch.say(&mut monitor.borrow_mut());
        keep_seen();
        window_event_listener_untyped("pagehide", |_| keep_seen());
        window_event_listener_untyped("visibilitychange", |_| keep_seen());
        let kept = Cell::new(now);
        let told = RefCell::new(Vec::new());
        let badge = Cell::new(0);
        effect(move || {
            session.now().track();
            let now = clock::now();
            watch.look_at_permission();
            monitor.borrow_mut().observe(now, alarm::monotonic());
            watch.say(&mut monitor.borrow_mut());
            if now.since(kept.get()).abs() >= KEPT_EVERY {
                kept.set(now);
                keep_seen();
            }
            let overdue = watch.tell(session, now, &told);
            if badge.replace(overdue) != overdue {
                alarm::badge(overdue);
            }
            let is_open = session.peek(|i| i.state().phase != Phase::Resolved).unwrap_or(false);
            alarm::keep_screen_on(watch.screen.get() && is_open);
        });
        watch
    }

    /// Keeps a choice of this device.
    pub fn choose(self, session: Session, name: &'static str, chosen: RwSignal<bool>) {
        chosen.update(|is_so| *is_so = !*is_so);
        session.settings().set(name, if chosen.get_untracked() { "1" } else { "0" });
        if name == SOUND && chosen.get_untracked() {
            alarm::sound();
        }
    }

    /// The permission may be given and taken away outside of this page.
    fn look_at_permission(self) {
        let permission = alarm::permission();
        if self.permission.with_untracked(|before| *before != permission) {
            self.permission.set(permission);
        }
    }

    fn say(self, monitor: &mut ClockMonitor) {
        if let Some(absence) = monitor.absence()
            && self.back.get_untracked() != absence.to
        {
            let how = if absence.closed { "closed" } else { "asleep" };
            self.away.set(format!("the page was {how} from {}", times::from_to(absence.from, absence.to)));
            self.back.set(absence.to);
        }
        if monitor.changed() != 0 {
            let by = times::about(monitor.changed());
            self.changed.set(if monitor.changed() < 0 {
                format!("This computer's clock was changed: set back by {by}. Deadlines stay where they were.")
            } else {
                format!("This computer's clock was changed: it is {by} ahead of the time that passed here, by hand or by sleep. Deadlines stay where they were.")
            });
            monitor.acknowledge();
        }
    }

    /// Tells of what is near, once in all tabs; how many deadlines are overdue.
    fn tell(self, session: Session, now: Timestamp, told: &RefCell<Vec<String>>) -> i32 {
        let mut overdue = 0;
        let may_notify = self.permission.with(|p| p == "granted");
        let sound = self.sound.get();
        session.each_incident(|incident| {
            let Some(deadline) = incident.state().deadline() else { return };
            let late = now.since(deadline.due);
            overdue += i32::from((1..STALE).contains(&late) && !incident.state().is_drill());
            if now < deadline.told_from() || late > STALE || !(may_notify || sound) {
                return;
            }
            let name =
                format!("{}/{}", deadline.promise.unwrap_or(incident.id().0), deadline.due.as_millis());
            if told.borrow().contains(&name) {
                return;
            }
            told.borrow_mut().push(name.clone());
            let (title, body) = notice(incident, &deadline, now);
            alarm::in_one_tab(&format!("isp/{name}"), move || {
                let before = alarm::shared(TOLD).unwrap_or_default();
                if before.split(' ').any(|other| other == name) {
                    return;
                }
                let names = before
                    .split(' ')
                    .rev()
                    .take(KEPT_TOLD)
                    .fold(name.clone(), |all, one| format!("{one} {all}"));
                alarm::share(TOLD, names.trim());
                if may_notify {
                    alarm::notify(&title, &body, &name);
                }
                if sound {
                    alarm::sound();
                }
            });
        });
        overdue
    }
}

fn keep_seen() {
    alarm::share(SEEN, &clock::now().as_millis().to_string());
}

fn notice(incident: &Incident, deadline: &Deadline, now: Timestamp) -> (String, String) {
    let State { title, .. } = incident.state();
    let left = deadline.due.since(now);
    let when = match deadline.nearness(now) {
        Nearness::Overdue => format!("Update overdue by {}", times::span(left)),
        _ => format!("Update due in {}", times::span(left.max(1000) + 999)),
    };
    let due = words::clock_time(deadline.due, &LocalZone::current());
    // Nobody who reads it in passing may take a drill for the real thing.
    let (drill, title) = title.strip_prefix(DRILL).map_or(("", title.as_str()), |title| (DRILL, title));
    (
        format!("{drill}{when}: {title}"),
        format!("{drill}The update to {} is due {due}.", deadline.audience.in_text()),
    )
}
