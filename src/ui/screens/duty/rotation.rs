//! The rotation: the list that says who is on duty when, edited as the text that it is.

use crate::duty::Rotation;
use crate::settings::{ROTATION, list_of, named};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::handlers::{clicked, submitted, valued};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{aria, flag, text};
use crate::ui::parts::draft_line::Draft;
use crate::ui::parts::on_duty::{rotation_lines, zone_named};
use crate::ui::state::session::Session;
use leptos::prelude::*;

const DRAFT: &str = "duty-rotation";

/// The region **Rotation**, folded at first.
#[component]
pub fn RotationSection(session: Session) -> impl IntoView {
    let draft = Draft::new(session, DRAFT);
    let is_open = RwSignal::new(!draft.get().is_empty());
    let name = text(move || if is_open.get() { "Close".to_owned() } else { "Change".to_owned() });
    let problems = move || {
        let lines = rotation_lines(session);
        let rotation = Rotation::read(lines.iter().map(String::as_str));
        let problems = rotation.problems(&zone_named);
        (!problems.is_empty()).then(|| {
            let each = problems.iter().map(|problem| {
                view! {
                    <li dir="auto">{problem.to_string()}</li>
                }
            });
            view! {
                <div class="notice warn">
                    <ul aria-label="Lines of the rotation that are not used">{each.collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <section class="duty-rotation" aria-labelledby="duty-rotation-head">
            <div class="row">
                <h2 id="duty-rotation-head">"Rotation"</h2>
                <button
                    type="button"
                    class="quiet small push"
                    aria-label="Change the rotation"
                    aria-expanded=aria(move || is_open.get())
                    on:click=clicked(move || is_open.update(|open| *open = !*open))
                    use:shows=name
                ></button>
            </div>
            <Anew>{problems()}</Anew>
            <Shown when=is_open>
                <Editor session draft />
            </Shown>
        </section>
    }
}

#[component]
fn Editor(session: Session, draft: Draft) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let said = RwSignal::new(String::new());
    // What was in use when one began to type, and what another tab has put in its place since.
    let before = StoredValue::new(untrack(|| rotation_lines(session).join("\n")));
    let others = RwSignal::new(String::new());
    // What is in use, until something is typed.
    let words = text(move || {
        let typed = draft.follow();
        if typed.is_empty() { rotation_lines(session).join("\n") } else { typed }
    });
    let type_in = move |typed| {
        if draft.get().is_empty() {
            before.set_value(untrack(|| rotation_lines(session).join("\n")));
        }
        draft.put(typed);
    };
    let take = move || {
        let typed = words.get_untracked();
        let lines: Vec<String> = typed.trim_end().lines().map(str::to_owned).collect();
        let kept = if lines.is_empty() { String::new() } else { list_of(&lines) };
        if !kept.is_empty() && !named(ROTATION).is_some_and(|setting| setting.admits(&kept)) {
            refused.set(Some("It is longer than 20,000 bytes. Your words stay here.".to_owned()));
            return;
        }
        let now = untrack(|| rotation_lines(session).join("\n"));
        if before.get_value() != now && typed != now {
            before.set_value(now.clone());
            others.set(now);
            refused.set(Some("It was changed in another tab meanwhile, to what stands below. Press again to put yours in its place.".to_owned()));
            return;
        }
        refused.set(None);
        others.set(String::new());
        before.set_value(lines.join("\n"));
        session.settings().set(ROTATION, &kept);
        draft.clear();
        said.set(match lines.len() {
            0 => "Nothing is set here: your team’s rotation holds, where there is one.".to_owned(),
            _ => "In use. It is part of your settings, and is exported with them.".to_owned(),
        });
    };
    let is_own = flag(move || {
        session.settings().follow();
        session.recall(ROTATION).is_some_and(|own| !own.is_empty())
    });
    let leave = move || {
        session.settings().set(ROTATION, "");
        draft.clear();
        said.set("Your own list is gone: your team’s rotation holds, where there is one.".to_owned());
    };
    view! {
        <form class="duty-over" on:submit=submitted(take)>
            <p class="meta" id="duty-rotation-help">
                "A line says who has it from that time on: a day or days of the week, or a date, then a time and a name. Times are those of the zone that is named above them, UTC before one is. A day that is named by its date goes by its own lines alone."
            </p>
            <pre class="duty-text meta">
                {"zone Europe/Berlin\nMon-Fri 09:00 Ana\nMon-Fri 18:00 Ben\nSat,Sun 09:00 nobody\n2026-12-24 09:00 Cem".to_owned()}
            </pre>
            <textarea
                class="field"
                rows="7"
                dir="auto"
                translate="no"
                spellcheck="false"
                aria-label="Rotation, a line a change"
                aria-describedby="duty-rotation-help"
                use:holds=words
                on:input=valued(type_in)
            ></textarea>
            <Refusal why=refused />
            <Shown when=flag(move || !others.with(String::is_empty))>
                <pre class="duty-text meta" role="group" aria-label="As the other tab has it" dir="auto" translate="no" tabindex="0" use:shows=Signal::from(others)></pre>
            </Shown>
            <div class="row">
                <button type="submit" class="primary small">
                    "Use this rotation"
                </button>
                <Shown when=is_own>
                    <Button class="quiet small" press=clicked(leave)>
                        "Leave it to the team’s file"
                    </Button>
                </Shown>
                <span class="meta" role="status" use:shows=Signal::from(said)></span>
            </div>
        </form>
    }
}
