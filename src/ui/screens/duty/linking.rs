//! A handover by link: all of it stands in the part of the address that no server sees. It is read before it is kept.

use crate::duty::{self, MAX_FILE_BYTES, Record};
use crate::export::{Carries, LinkError, SharedLink, carriers, read_link, write_link};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::platform::packing::{UnpackError, packed, unpacked};
use crate::ui::platform::{address, capsule, clipboard, clock};
use crate::ui::screens::duty::book::Book;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is in a link, until it is kept.
const LINKED: &str = "duty-linked-head";

/// The button **Copy a link**, and the link. A capsule has no address that others can open.
#[component]
pub fn LinkOut(book: Book) -> impl IntoView {
    let (link, said) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let made = StoredValue::new(Record::default());
    // What was said since, or erased, is not in it.
    effect(move || {
        let is_same = book.record.with(|record| made.with_value(|made| made == record));
        if !is_same {
            link.set(String::new());
            said.set(String::new());
        }
    });
    let make = move || {
        let given = book.for_a_link();
        spawn_local(async move {
            let bytes = packed(duty::write(&given).as_bytes()).await;
            let Some(bytes) = bytes else {
                said.try_set("This browser cannot pack links. Send the file.".to_owned());
                return;
            };
            let link_now = SharedLink { carries: Carries::Duty, is_sealed: false, bytes };
            let words = address::page() + &write_link(&link_now);
            let advice = carriers(words.len()).advice();
            let copied = match clipboard::copy(&words).await {
                true => "The link is copied.",
                false => "The browser does not let this page copy: select the link below.",
            };
            let Some(now) = book.record.try_get_untracked() else { return };
            made.try_set_value(now);
            said.try_set(format!("{copied} Whoever has it can read the day. {advice}"));
            link.try_set(words);
        });
    };
    (!capsule::is_one()).then(|| {
        view! {
            <Button class="quiet small" press=clicked(make)>
                "Copy a link for them"
            </Button>
            <p class="meta" role="status" use:shows=Signal::from(said)></p>
            <Shown when=flag(move || !link.with(String::is_empty))>
                <textarea
                    dir="auto"
                    class="field send-link"
                    rows="2"
                    readonly=true
                    aria-label="The link"
                    translate="no"
                    use:holds=Signal::from(link)
                ></textarea>
            </Shown>
        }
    })
}

/// What a link brought: read-only until it is kept.
#[component]
pub fn Linked(book: Book, fragment: String) -> impl IntoView {
    let (brought, refused) = (RwSignal::new(None::<Record>), RwSignal::new(None::<String>));
    spawn_local(async move {
        match opened(&fragment).await {
            Ok(record) => drop(brought.try_set(Some(record))),
            Err(why) => {
                refused.try_set(Some(format!("This link was not opened: {why}. Nothing was changed.")));
            }
        }
        focus(LINKED);
    });
    let words = text(move || {
        brought
            .with(|record| {
                let record = record.as_ref()?;
                Some(book.text_of(record, &record.days().pop()?))
            })
            .unwrap_or_default()
    });
    let keep = move || {
        if let Some(record) = brought.get_untracked() {
            let said = book.take(record);
            book.session.say(&said);
            address::go_to_duty();
        }
    };
    view! {
        <section class="duty-over" aria-labelledby=LINKED>
            <h2 id=LINKED tabindex="-1">
                "A handover in a link"
            </h2>
            <Refusal why=refused />
            <Shown when=flag(move || brought.with(Option::is_some))>
                <p class="notice">
                    "Read-only: nothing of it is kept in this browser before you keep it."
                </p>
                <pre class="duty-text" role="group" aria-label="Handover in the link" dir="auto" translate="no" tabindex="0" use:shows=words></pre>
                <Button class="primary" press=clicked(keep)>
                    "Keep it"
                </Button>
            </Shown>
            <a href=address::DUTY>"Leave it"</a>
        </section>
    }
}

async fn opened(fragment: &str) -> Result<Record, String> {
    let link = read_link(fragment).unwrap_or(Err(LinkError::NoLink)).map_err(|error| error.to_string())?;
    let bytes = unpacked(&link.bytes, MAX_FILE_BYTES).await.map_err(|error| match error {
        UnpackError::Unavailable => "this browser cannot unpack links".to_owned(),
        UnpackError::TooLarge => "what is in it expands to more than 8 MB".to_owned(),
        UnpackError::Garbled => LinkError::Garbled.to_string(),
    })?;
    let text = String::from_utf8(bytes).map_err(|_| LinkError::Garbled.to_string())?;
    duty::read(&text, clock::now()).map_err(|error| error.to_string())
}
