//! The row under the update: copying it for a place that the button names, and saying that it is out.

use crate::domain::Audience;
use crate::export::{Destination, Doubt, Stage};
use crate::ui::kit::dom::{NodeRef, View, el, many, nothing};
use crate::ui::kit::lean::{aria, click, click_once, effect, refusal, text, when};
use crate::ui::kit::menu::{Opens, menu};
use crate::ui::kit::remade::remade;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clipboard, clock, js, keys};
use crate::ui::screens::incident::update::copying::Copying;
use crate::ui::screens::incident::update::doubt::{Answer, question};
use crate::ui::state::composer::Part;
use crate::ui::text::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// The row of buttons under the update, and what is asked above it.
pub fn send(copying: Copying) -> View {
    let by_hand = copying.composer.by_hand;
    let asking = Asking::new(copying);
    el("div")
        .class("send")
        .child(refusal(copying.refused))
        .child(when(move || copying.is_held(), move || held(copying)))
        .child(remade(move || asking.view()))
        .child(when(move || !by_hand.with(String::is_empty), move || copy_by_hand(by_hand)))
        .child(
            el("div")
                .class("send-row")
                .child(split_button(copying))
                .child(el("span").class("meta").attr("role", "status").child(text(move || status(copying))))
                .child(instead(copying))
                .child(out(copying, asking)),
        )
        .view()
}

/// The button that copies and names the place, and beside it the menu of places.
fn split_button(copying: Copying) -> View {
    let composer = copying.composer;
    let (formats, opener) = (RwSignal::new(false), NodeRef::new());
    let copy = move |to| Callback::new(move |()| copying.copy(to));
    let mut items = Destination::ALL.map(|to| (to.name(), copy(to))).to_vec();
    items.push(("E-mail file", Callback::new(move |()| copying.mail())));
    items.push(("Handover line", Callback::new(move |()| copying.handover_line())));
    if !js::navigator("share").is_undefined() {
        items.push(("Share sheet", Callback::new(move |()| copying.share())));
    }
    el("span")
        .class("menu-anchor split")
        .child(
            el("button")
                .attr("type", "button")
                .class("primary")
                .attr("id", "copy-update")
                .attr("title", keys::shown("Ctrl+Enter"))
                .child(text(move || ["Copy ", composer.destination.get().as_what()].concat()))
                .on("click", click(move || copying.again())),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("primary places")
                .attr("aria-haspopup", "menu")
                .attr("aria-expanded", aria(move || formats.get()))
                .attr("aria-label", "Copy update")
                .attr("title", "Copy for another place")
                .node_ref(opener)
                .child("▾")
                .on("click", click(move || formats.update(|open| *open = !*open))),
        )
        .child(menu("Copy as", formats, items, Opens::Up, opener))
        .view()
}

/// How far it is on its way out, in a line.
fn status(copying: Copying) -> String {
    let Copying { composer, done, .. } = copying;
    let as_what = move || composer.waiting().map_or("", |copied| copied.as_what());
    match copying.stage() {
        Stage::Copied if !done.with(String::is_empty) => format!("{} Is the update out?", done.get()),
        Stage::Copied if !composer.by_hand.with(String::is_empty) => "Copy it by hand. Is it out?".to_owned(),
        Stage::Copied => {
            let check = if composer.unchecked.get() { ", not checked" } else { "" };
            let black = match composer.destination.get() {
                Destination::Rich | Destination::Teams if clipboard::paints_html() => {
                    " This browser makes the words black: where mail is dark, copy as plain text."
                }
                _ => "",
            };
            format!("Copied {}{check}. Is it out?{black}", as_what())
        }
        Stage::Changed => "Changed since it was copied.".to_owned(),
        Stage::Passed(due) => {
            format!("Copied {}. The time in it, {} UTC, has passed.", as_what(), due.utc().clock())
        }
        Stage::Writing => {
            let done = done.get();
            match composer.last_sent() {
                Some(at) if done.is_empty() => {
                    format!("Last sent at {}.", words::clock_time(at, &LocalZone::current()))
                }
                _ => done,
            }
        }
    }
}

/// Where the time that was promised has passed: the one that would be promised now.
fn instead(copying: Copying) -> View {
    let composer = copying.composer;
    let name = text(move || match (copying.stage(), composer.due_now()) {
        (Stage::Passed(_), Some(due)) => format!("Use {} UTC instead", due.utc().clock()),
        _ => String::new(),
    });
    let button = move || {
        el("button")
            .attr("type", "button")
            .class("outline")
            .child(name)
            .on("click", click(move || copying.again()))
            .view()
    };
    when(move || !name.with(String::is_empty), button)
}

/// The button that logs the update, and the one that takes the copy back. While nothing was copied it is for what
/// went out another way.
fn out(copying: Copying, asking: Asking) -> View {
    let composer = copying.composer;
    let waits = move || composer.waiting().is_some();
    let name = text(move || if waits() { "It is out" } else { "Mark as sent" }.to_owned());
    let hint = text(move || if waits() { "" } else { "It went out another way" }.to_owned());
    let log = move || match untrack(waits) {
        false => asking.log(composer.log_what_stands(copying.wording.recorded_now())),
        true => match composer.doubt() {
            Some(doubt) => asking.ask(doubt),
            None => asking.log(composer.log_copied(false, None)),
        },
    };
    let take_back = move || {
        composer.take_back();
        asking.stop();
        copying.done.set("Taken back. Nothing was logged.".to_owned());
        crate::ui::kit::focus::focus("copy-update");
    };
    let undo = move || {
        el("button").attr("type", "button").class("quiet").child("Undo").on("click", click(take_back)).view()
    };
    many([
        el("button")
            .attr("type", "button")
            .class("outline")
            .attr("id", "mark-as-sent")
            .attr("title", hint)
            .child(name)
            .on("click", click_once(log))
            .view(),
        when(waits, undo),
    ])
}

/// What is asked before something is logged. Copies are the same.
#[derive(Clone, Copy)]
struct Asking {
    copying: Copying,
    /// How often it was asked, so that one question takes the place of another; 0 while nothing is.
    times: RwSignal<usize>,
    asked: StoredValue<Option<Doubt>>,
}

impl Asking {
    fn new(copying: Copying) -> Asking {
        Asking { copying, times: RwSignal::new(0), asked: StoredValue::new(None) }
    }

    fn ask(self, doubt: Doubt) {
        self.asked.set_value(Some(doubt));
        self.times.update(|times| *times += 1);
    }

    fn stop(self) {
        self.times.set(0);
    }

    fn log(self, logged: Result<Audience, String>) {
        let Copying { composer, refused, done, session, .. } = self.copying;
        match logged {
            Ok(audience) => {
                refused.set(None);
                self.stop();
                done.set(String::new());
                let is_promised = session.peek(|i| i.state().running_promise(audience).is_some());
                let promised = if is_promised == Some(true) { " The next one is promised." } else { "" };
                session.say(&format!("Update logged as sent.{promised}"));
                debug_assert!(untrack(|| composer.waiting()).is_none(), "nothing waits any more");
            }
            Err(why) => refused.set(Some(why)),
        }
    }

    fn answer(self, answer: Answer) {
        let Copying { composer, wording, .. } = self.copying;
        match answer {
            Answer::NextIn(next) => self.log(composer.log_copied(false, Some(next))),
            Answer::WhenCopied => self.log(composer.log_copied(true, None)),
            Answer::AsCopied => match untrack(|| composer.waiting()).and_then(|c| c.passed(clock::now())) {
                Some(passed) => self.ask(passed),
                None => self.log(composer.log_copied(false, None)),
            },
            // What the check says is about the words that stand here.
            Answer::AsItStands => self.log(composer.log_what_stands(wording.recorded_now())),
            Answer::CopyAgain => {
                self.stop();
                self.copying.again();
            }
        }
    }

    fn view(self) -> View {
        let answer = Callback::new(move |answer: Answer| self.answer(answer));
        match (self.times.get(), self.asked.get_value()) {
            (1.., Some(doubt)) => untrack(|| question(self.copying.composer, doubt, answer)),
            _ => nothing(),
        }
    }
}

/// What stands against the text that was to be copied.
fn held(copying: Copying) -> View {
    let button = |class: &'static str, words: &'static str, act: Box<dyn FnMut()>| {
        el("button").attr("type", "button").class(class).child(words).on("click", click(act))
    };
    let against = copying
        .wording
        .against()
        .lines()
        .map(|title| el("li").child(title.to_owned()).view())
        .collect::<Vec<View>>();
    let holds = match clipboard::holds() {
        "" => nothing(),
        what => el("p").child(format!("The clipboard still holds {what}: do not paste that.")).view(),
    };
    el("div")
        .class("held")
        .attr("role", "alert")
        .child(el("p").child("Not copied yet. The check says:"))
        .child(el("ul").child(against))
        .child(holds)
        .child(
            el("div")
                .class("row")
                .child(button(
                    "outline small",
                    "Back to the words",
                    Box::new(move || {
                        copying.let_go();
                        crate::ui::kit::focus::focus(Part::Happening.id());
                    }),
                ))
                .child(button("quiet small", "Copy anyway", Box::new(move || copying.again())))
                .child(el("span").class("meta").child("“Anyway” is noted in the log.")),
        )
        .view()
}

/// Where the clipboard is refused: the text, selected, to be copied by hand.
fn copy_by_hand(text: RwSignal<String>) -> View {
    let field = NodeRef::new();
    effect(move || {
        text.track();
        field.focus();
        field.get().iter().for_each(|f| f.unchecked_ref::<web_sys::HtmlTextAreaElement>().select());
    });
    many([
        el("p")
            .class("refused")
            .attr("role", "alert")
            .child(format!(
                "The browser does not let this page copy. Press {}: the text is selected.",
                keys::shown("Ctrl+C")
            ))
            .view(),
        el("textarea")
            .class("field")
            .attr("rows", "6")
            .attr("readonly", "")
            .attr("aria-label", "Text to copy")
            .node_ref(field)
            .value(text)
            .view(),
    ])
}
