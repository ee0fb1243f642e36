//! What went well, what went wrong, where we got lucky, and the gaps that it revealed.

use crate::domain::{DebriefCommand, Lesson};
use crate::ui::kit::field::shows;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::screens::incident::debrief::parts::{Adder, any};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Three lists, and three of gaps.
#[component]
pub fn Lessons(session: Session) -> impl IntoView {
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
    let (lessons, gaps): (Vec<_>, Vec<_>) = blocks.partition(|(lesson, _)| !Lesson::GAPS.contains(lesson));
    let blocks = |lessons: Vec<(Lesson, &'static str)>| {
        let block = |(lesson, hint)| view! { <LessonList session lesson hint /> };
        lessons.into_iter().map(block).collect_view()
    };
    view! {
        <div class="part lessons">{blocks(lessons)}</div>
        <div class="part lessons">{blocks(gaps)}</div>
    }
}

#[component]
fn LessonList(
    session: Session,
    lesson: Lesson,
    /// How one may begin.
    hint: &'static str,
) -> impl IntoView {
    let keys = session.keys(move |s| keys_of(s.debrief.learnt(lesson).map(|learnt| learnt.id)));
    let item = move |key: Key| {
        let said = session.text(move |s| {
            let learnt = s.debrief.lessons.get(key.id);
            learnt.map(|learnt| learnt.text.clone()).unwrap_or_default()
        });
        view! { <li dir="auto" translate="no" use:shows=said></li> }.into_any()
    };
    let name = lesson.name();
    let command = move |text| DebriefCommand::LogLesson { lesson, text };
    view! {
        <div>
            <h3>{name}</h3>
            <Shown when=any(keys)>
                <ul class="learnt" aria-label=name>
                    <Each keys item />
                </ul>
            </Shown>
            <Adder session name hint draft=format!("lesson-{}", lesson as usize) command />
        </div>
    }
}
