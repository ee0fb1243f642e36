//! What went well, what went wrong, where we got lucky, and the gaps that it revealed.

use crate::domain::{DebriefCommand, Lesson, Stamp};
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{keys_of, list_of, when_any};
use crate::ui::screens::incident::debrief::parts::adder;
use crate::ui::state::session::Session;

/// Three lists, and three of gaps.
pub fn lessons(session: Session) -> View {
    let [well, wrong, lucky, monitoring, logs, tests] = [
        "It helped that…",
        "It was harder because…",
        "It could have been worse, but…",
        "Nobody was told that…",
        "The logs do not say…",
        "No test would have found…",
    ];
    let hints = [well, wrong, lucky, monitoring, logs, tests];
    let blocks = Lesson::ALL.into_iter().zip(hints);
    let block = move |(lesson, hint)| block(session, lesson, hint);
    let (lessons, gaps): (Vec<_>, Vec<_>) = blocks.partition(|(lesson, _)| !Lesson::GAPS.contains(lesson));
    many([
        el("div").class("part lessons").child(lessons.into_iter().map(block).collect::<Vec<View>>()).view(),
        el("div").class("part lessons").child(gaps.into_iter().map(block).collect::<Vec<View>>()).view(),
    ])
}

fn block(session: Session, lesson: Lesson, hint: &'static str) -> View {
    let keys = session.keys(move |s| keys_of(s.debrief.learnt(lesson).map(|learnt| learnt.id)));
    let row = move |id: Stamp| {
        let said =
            session.text(move |s| s.debrief.lessons.get(id).map(|l| l.text.clone()).unwrap_or_default());
        el("li").verbatim().child(said).view()
    };
    let name = lesson.name();
    el("div")
        .child(el("h3").child(name))
        .child(when_any(keys, move || {
            el("ul")
                .class("learnt")
                .attr("aria-label", name)
                .child(list_of(keys, move |key| row(key.id)))
                .view()
        }))
        .child(adder(session, name.to_owned(), hint, format!("lesson-{}", lesson as usize), move |text| {
            DebriefCommand::LogLesson { lesson, text }
        }))
        .view()
}
