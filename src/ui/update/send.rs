//! Copying the update, and marking it as sent.

use super::composer::{Composer, Part};
use super::destination::Destination;
use super::doubt::{Answer, question};
use super::wording::Wording;
use crate::domain::{Command, EntryText};
use crate::export::{Doubt, handover_line};
use crate::ui::browser::zone::LocalZone;
use crate::ui::browser::{clipboard, clock, file, js, keys};
use crate::ui::dom::{Spot, View, el, many};
use crate::ui::lean::{aria, click, click_once, effect, refusal, text, when};
use crate::ui::reactive::spawn_local;
use crate::ui::reactive::*;
use crate::ui::remade::remade;
use crate::ui::session::Session;
use crate::ui::widgets::menu::{Opens, menu};
use crate::ui::words;
use wasm_bindgen::JsCast as _;

/// Copying, and what became of it. Copies are the same.
#[derive(Clone, Copy)]
pub struct Copying {
    session: Session,
    composer: Composer,
    wording: Wording,
    done: RwSignal<String>,
    by_hand: RwSignal<String>,
    /// The text that was not copied yet: something stands against it, and nobody said "anyway".
    held_back: RwSignal<String>,
    /// The text of which the log says already that it was copied anyway.
    logged: StoredValue<String>,
}

impl Copying {
    /// Nothing was copied yet.
    pub fn new(session: Session, composer: Composer, wording: Wording) -> Copying {
        let empty = || RwSignal::new(String::new());
        let (done, by_hand, held_back) = (empty(), empty(), empty());
        let logged = StoredValue::new(String::new());
        // The text of an update may hold words that were redacted now.
        effect(move || {
            session.follow_erasures();
            [by_hand, held_back].into_iter().for_each(|text| text.set(String::new()));
            logged.set_value(String::new());
        });
        Copying { session, composer, wording, done, by_hand, held_back, logged }
    }

    /// Copies the update for the destination that was chosen last; what blocks it is asked about
    /// first, once for the same words.
    pub fn again(self) {
        self.copy(self.composer.destination.get_untracked());
    }

    fn copy(self, destination: Destination) {
        let Copying { composer, wording, done, held_back, .. } = self;
        composer.destination.set(destination);
        composer.hold();
        let (copied, html) = untrack(|| (composer.text(), composer.html()));
        // Where the browser paints HTML, plain text goes alone: it is what whoever writes in the dark is told to take.
        let html = html.filter(|_| destination != Destination::Plain || !clipboard::paints_html());
        let against = wording.against();
        if !against.is_empty() {
            if held_back.with_untracked(|asked| asked != &copied) {
                return held_back.set(copied);
            }
            self.log_override(&copied, &wording.recorded());
        }
        held_back.set(String::new());
        composer.keep_copied();
        let mut said = format!("Copied as {}.", destination.in_text());
        if html.is_some() && clipboard::paints_html() {
            said.push_str(" This browser makes the words black: where mail is dark, copy as plain text.");
        }
        self.put(copied, html, move || done.set(said.clone()));
    }

    fn put(self, copied: String, html: Option<String>, then: impl Fn() + 'static) {
        let by_hand = self.by_hand;
        let copying = clipboard::copy_rich(&copied, html.as_deref());
        spawn_local(async move {
            if copying.await {
                then();
                by_hand.set(String::new());
            } else {
                by_hand.set(copied);
            }
        });
    }

    /// What was copied against the check's advice stands in the log, once.
    fn log_override(self, copied: &str, against: &str) {
        if self.logged.with_value(|logged| logged == copied) {
            return;
        }
        self.logged.set_value(copied.to_owned());
        let to = self.composer.audience.get_untracked().in_text();
        let against = against.replace('\n', "; ");
        let note = format!("Copied the update to {to} although the check says: {against}");
        let logged =
            EntryText::parse(&note).is_ok_and(|note| self.session.dispatch(Command::LogNote(note)).is_ok());
        debug_assert!(logged, "a note is never refused");
    }

    /// One line for whoever takes over.
    fn handover_line(self) {
        let (session, done) = (self.session, self.done);
        session.look_at_the_clock();
        let now = session.now().get_untracked();
        let zone = LocalZone::current();
        if let Some(line) = session.peek(|incident| handover_line(incident.state(), now, &zone)) {
            self.put(line, None, move || done.set("The handover line is copied.".to_owned()));
        }
    }

    /// Hands out the update as a mail that a mail program opens as a draft, with its subject line.
    fn mail(self) {
        self.composer.hold();
        let mail = untrack(|| self.composer.mail());
        let said = match file::download("status-update.eml", "message/rfc822", &mail) {
            Ok(()) => "The mail is saved as status-update.eml.",
            Err(_) => "The browser refused the download. Nothing was saved.",
        };
        self.done.set(said.to_owned());
    }

    /// Hands the text to the browser's own sheet, from where it goes to another program.
    fn share(self) {
        self.composer.hold();
        self.composer.keep_copied();
        let text = untrack(|| self.composer.text());
        let data = js::object(&[("text", &text)]);
        js::let_go(js::call_navigator("share", &[&data]));
    }
}

/// The row of buttons under the update.
pub fn send(session: Session, copying: Copying) -> View {
    let Copying { composer, wording, done, by_hand, held_back, .. } = copying;
    let refused = RwSignal::new(None::<String>);
    let formats = RwSignal::new(false);
    let opener = Spot::new();
    let copy = move |destination| copying.copy(destination);
    let copy_first = move || {
        if formats.get_untracked() {
            return formats.set(false);
        }
        copying.again();
        formats.set(held_back.with_untracked(String::is_empty));
    };
    // How often it was asked, so that one question takes the place of another; 0 while nothing is.
    let (asking, asked) = (RwSignal::new(0_usize), StoredValue::new(None::<Doubt>));
    let ask = move |doubt: Doubt| {
        asked.set_value(Some(doubt));
        asking.update(|times| *times += 1);
    };
    let log = move |logged: Result<(), String>| match logged {
        Ok(()) => {
            refused.set(None);
            asking.set(0);
            done.set(String::new());
            let promised = if untrack(|| composer.is_last()) { "" } else { " The next one is promised." };
            session.say(&format!("Update logged as sent.{promised}"));
        }
        Err(why) => refused.set(Some(why)),
    };
    let mark = move || match composer.doubt() {
        Some(doubt) => ask(doubt),
        None => log(composer.mark_sent(wording.recorded())),
    };
    let answer = Callback::new(move |answer: Answer| match answer {
        Answer::NextIn(next) => log(composer.mark_copied(wording.recorded(), None, Some(next))),
        Answer::WhenCopied => {
            let at = composer.copied().map(|copied| copied.at);
            log(composer.mark_copied(wording.recorded(), at, None));
        }
        // What the check says is about the words that stand here.
        Answer::AsCopied => match composer.copied().and_then(|copied| copied.passed(clock::now())) {
            Some(passed) => ask(passed),
            None => log(composer.mark_copied(String::new(), None, None)),
        },
        Answer::AsItStands => {
            composer.touch();
            log(composer.mark_sent(wording.recorded()));
        }
        Answer::CopyAgain => {
            asking.set(0);
            composer.touch();
            copying.again();
        }
    });
    let doubted = move || match (asking.get(), asked.get_value()) {
        (1.., Some(doubt)) => untrack(|| question(composer, doubt, answer)),
        _ => View::none(),
    };
    let mut items = Destination::ALL.map(|to| (to.name(), Callback::new(move |()| copy(to)))).to_vec();
    items.push(("E-mail file", Callback::new(move |()| copying.mail())));
    items.push(("Handover line", Callback::new(move |()| copying.handover_line())));
    if !js::navigator("share").is_undefined() {
        items.push(("Share sheet", Callback::new(move |()| copying.share())));
    }
    let is_held = move || held_back.with(|held| !held.is_empty() && *held == composer.text());
    let status = text(move || {
        let done = done.get();
        match composer.last_sent() {
            Some(at) if done.is_empty() => {
                format!("Last sent at {}.", words::clock_time(at, &LocalZone::current()))
            }
            _ => done,
        }
    });
    el("div")
        .class("send")
        .child(refusal(refused))
        .child(when(is_held, move || held(copying)))
        .child(remade(doubted))
        .child(when(move || !by_hand.with(String::is_empty), move || copy_by_hand(by_hand)))
        .child(
            el("div")
                .class("send-row")
                .child(
                    el("span")
                        .class("menu-anchor")
                        .child(
                            el("button")
                                .attr("type", "button")
                                .class("primary")
                                .attr("id", "copy-update")
                                .attr("aria-haspopup", "menu")
                                .attr("aria-expanded", aria(move || formats.get()))
                                .spot(opener)
                                .attr("title", keys::shown("Ctrl+Enter"))
                                .child("Copy update")
                                .on("click", click(copy_first)),
                        )
                        .child(menu("Copy as", formats, items, Opens::Up, opener)),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("outline")
                        .attr("id", "mark-as-sent")
                        .child("Mark as sent")
                        .on("click", click_once(mark)),
                )
                .child(el("span").class("meta").attr("role", "status").child(status)),
        )
        .view()
}

/// What stands against the text that was to be copied.
fn held(copying: Copying) -> View {
    let Copying { wording, held_back, .. } = copying;
    let button = |class: &'static str, words: &'static str, act: Box<dyn FnMut()>| {
        el("button").attr("type", "button").class(class).child(words).on("click", click(act))
    };
    let against =
        wording.against().lines().map(|title| el("li").child(title.to_owned()).view()).collect::<Vec<View>>();
    el("div")
        .class("held")
        .attr("role", "alert")
        .child(el("p").child("Not copied yet. The check says:"))
        .child(el("ul").child(against))
        .child(
            el("div")
                .class("row")
                .child(button(
                    "outline small",
                    "Back to the words",
                    Box::new(move || {
                        held_back.set(String::new());
                        keys::focus(Part::Happening.id());
                    }),
                ))
                .child(button("quiet small", "Copy anyway", Box::new(move || copying.again())))
                .child(el("span").class("meta").child("“Anyway” is noted in the log.")),
        )
        .view()
}

/// Where the clipboard is refused: the text, selected, to be copied by hand.
fn copy_by_hand(text: RwSignal<String>) -> View {
    let field = Spot::new();
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
            .spot(field)
            .value(text)
            .view(),
    ])
}
