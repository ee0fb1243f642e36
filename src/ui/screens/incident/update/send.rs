//! The row under the update: copying it for a place that the button names, and saying that it is out.

use crate::domain::Audience;
use crate::export::{Destination, Doubt, Stage};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, clicked_once};
use crate::ui::kit::menu::{Menu, MenuButton, Opens};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::platform::js::warn_unless;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clipboard, clock, js, keys};
use crate::ui::screens::incident::update::copying::Copying;
use crate::ui::screens::incident::update::doubt::{Answer, Question};
use crate::ui::state::composer::Part;
use crate::ui::text::words;
use leptos::html::Textarea;
use leptos::prelude::*;

/// The row of buttons under the update, and what is asked above it.
#[component]
pub fn SendBar(copying: Copying) -> impl IntoView {
    let by_hand = copying.composer.by_hand;
    let asking = Asking::new(copying);
    // It is read out when it is another one, and not at every key.
    let status = Memo::new(move |_| status(copying));
    view! {
        <div class="send">
            <Refusal why=copying.refused />
            <Shown when=flag(move || copying.is_held())>
                <Held copying />
            </Shown>
            <Anew>{asking.view()}</Anew>
            <Shown when=flag(move || !by_hand.with(String::is_empty))>
                <CopyByHand words=by_hand />
            </Shown>
            <div class="send-row">
                <SplitButton copying />
                <span class="meta" role="status" use:shows=Signal::from(status)></span>
                <Instead copying />
                <Out copying asking />
            </div>
        </div>
    }
}

/// The button that copies and names the place, and beside it the menu of places.
#[component]
fn SplitButton(copying: Copying) -> impl IntoView {
    let composer = copying.composer;
    let (formats, opener) = (RwSignal::new(false), NodeRef::new());
    let copy = move |to| Callback::new(move |()| copying.copy(to));
    let mut items = Destination::ALL.map(|to| (to.name(), copy(to))).to_vec();
    items.push(("E-mail file", Callback::new(move |()| copying.mail())));
    items.push(("Handover line", Callback::new(move |()| copying.handover_line())));
    if !js::navigator("share").is_undefined() {
        items.push(("Share sheet", Callback::new(move |()| copying.share())));
    }
    view! {
        <span class="menu-anchor split">
            <button
                type="button"
                class="primary"
                id="copy-update"
                title=keys::shown("Ctrl+Enter")
                use:shows=text(move || ["Copy ", composer.destination.get().as_what()].concat())
                on:click=clicked(move || copying.again())
            ></button>
            <MenuButton class="primary places" open=formats opener words="▾" attr:aria-label="Copy update" attr:title="Copy for another place" />
            <Menu label="Copy as" open=formats items opens=Opens::Up opener />
        </span>
    }
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
#[component]
fn Instead(copying: Copying) -> impl IntoView {
    let composer = copying.composer;
    let name = text(move || match (copying.stage(), composer.due_now()) {
        (Stage::Passed(_), Some(due)) => format!("Use {} UTC instead", due.utc().clock()),
        _ => String::new(),
    });
    view! {
        <Shown when=flag(move || !name.with(String::is_empty))>
            <button
                type="button"
                class="outline"
                use:shows=name
                on:click=clicked(move || copying.again())
            ></button>
        </Shown>
    }
}

/// The button that logs the update, and the one that takes the copy back. While nothing was copied it is for what
/// went out another way.
#[component]
fn Out(copying: Copying, asking: Asking) -> impl IntoView {
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
        focus("copy-update");
    };
    view! {
        <button
            type="button"
            class="outline"
            id="mark-as-sent"
            title=hint
            use:shows=name
            on:click=clicked_once(log)
        ></button>
        <Shown when=flag(waits)>
            <Button class="quiet" press=clicked(take_back)>
                "Undo"
            </Button>
        </Shown>
    }
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

    /// The question; one takes the place of another, and is never changed into it: who presses twice has not read that.
    fn view(self) -> Option<impl IntoView> {
        let answer = Callback::new(move |answer: Answer| self.answer(answer));
        let composer = self.copying.composer;
        let is_asked = self.times.get() > 0;
        self.asked.get_value().filter(|_| is_asked).map(|asked| view! { <Question composer asked answer /> })
    }
}

/// What stands against the text that was to be copied.
#[component]
fn Held(copying: Copying) -> impl IntoView {
    let against = copying.wording.against();
    let against = against.lines().map(|title| view! { <li>{title.to_owned()}</li> }).collect_view();
    let holds = match clipboard::holds() {
        "" => None,
        what => Some(view! { <p>{format!("The clipboard still holds {what}: do not paste that.")}</p> }),
    };
    let back = move || {
        copying.let_go();
        focus(Part::Happening.id());
    };
    view! {
        <div class="held" role="alert">
            <p>"Not copied yet. The check says:"</p>
            <ul>{against}</ul>
            {holds}
            <div class="row">
                <Button class="outline small" press=clicked(back)>
                    "Back to the words"
                </Button>
                <Button class="quiet small" press=clicked(move || copying.again())>
                    "Copy anyway"
                </Button>
                <span class="meta">"“Anyway” is noted in the log."</span>
            </div>
        </div>
    }
}

/// Where the clipboard is refused: the text, selected, to be copied by hand.
#[component]
fn CopyByHand(words: RwSignal<String>) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    effect(move || {
        words.track();
        let Some(field) = field.get() else { return };
        warn_unless(field.focus().is_ok());
        field.select();
    });
    let why = format!(
        "The browser does not let this page copy. Press {}: the text is selected.",
        keys::shown("Ctrl+C")
    );
    view! {
        <p class="refused" role="alert">
            {why}
        </p>
        <textarea
            dir="auto"
            class="field"
            rows="6"
            readonly
            aria-label="Text to copy"
            node_ref=field
            use:holds=Signal::from(words)
        ></textarea>
    }
}
