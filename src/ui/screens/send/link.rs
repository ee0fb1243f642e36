//! As a link: all of it is in the part of the address that no server sees.

use crate::export::{CARRIED, SEALED_EXTRA, SharedLink, carriers, length_for, payload, write_link};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::handlers::{clicked, pressed, valued};
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::parts::labelled::Labelled;
use crate::ui::platform::{address, capsule, clipboard, packing, sealing};
use crate::ui::screens::send::Way;
use crate::ui::screens::send::sending::Sending;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A passphrase of fewer characters is soon guessed by whoever has the link and a machine.
const SHORT: usize = 16;

/// A link as it is being made.
#[derive(Clone, Copy)]
struct Making {
    sending: Sending,
    passphrase: RwSignal<String>,
    /// What it is packed into; empty until then.
    packed: RwSignal<Vec<u8>>,
    /// The link, once it is there.
    link: RwSignal<String>,
    /// How long it is, or will be.
    length: RwSignal<usize>,
    /// Whether this browser cannot pack.
    is_unavailable: RwSignal<bool>,
    /// Which link is the newest that was begun.
    number: StoredValue<usize>,
}

/// The way.
#[component]
pub fn LinkWay(sending: Sending) -> impl IntoView {
    let about = match capsule::is_one() {
        true => "A capsule has no address that others can open: save a file or a new capsule instead.",
        false => {
            "The incident stands in the link itself, behind its #, which browsers send to nobody. It is read-only there until it is kept."
        }
    };
    view! {
        <Way name="Link" about>
            {(!capsule::is_one()).then(|| view! { <LinkForm sending /> })}
        </Way>
    }
}

#[component]
fn LinkForm(sending: Sending) -> impl IntoView {
    let making = Making {
        sending,
        passphrase: RwSignal::new(String::new()),
        packed: RwSignal::new(Vec::new()),
        link: RwSignal::new(String::new()),
        length: RwSignal::new(0),
        is_unavailable: RwSignal::new(false),
        number: StoredValue::new(0),
    };
    effect(move || {
        sending.part.track();
        sending.masked.track();
        if sending.is_looked_through.get() {
            making.begin();
        }
    });
    let size = text(move || making.size());
    let copy_name = text(move || {
        let must_seal = making.link.with(String::is_empty) && !making.passphrase.with(String::is_empty);
        if must_seal { "Seal and copy link".to_owned() } else { "Copy link".to_owned() }
    });
    view! {
        <PassphraseField making />
        <p class="meta send-short" use:shows=text(move || making.is_short())></p>
        <p class="send-size" use:shows=size></p>
        <Button
            class="outline"
            press=clicked(move || making.copy())
            attr:id="send-link"
            attr:disabled=flag(move || making.length.get() == 0)
        >
            <span use:shows=copy_name></span>
        </Button>
        <Shown when=flag(move || !making.link.with(String::is_empty))>
            <textarea
                dir="auto"
                class="field send-link"
                rows="3"
                readonly=true
                aria-label="The link"
                translate="no"
                use:holds=Signal::from(making.link)
            ></textarea>
        </Shown>
    }
}

/// Whoever has the link needs the passphrase too; where the browser seals nothing, that is said.
#[component]
fn PassphraseField(making: Making) -> impl IntoView {
    if !sealing::is_available() {
        let why =
            "This page came without https, so the browser seals nothing: whoever has the link can read it."
                .to_owned();
        return view! { <p class="meta">{why}</p> }.into_any();
    }
    let hint = "none: whoever has the link can read it".to_owned();
    view! {
        <Labelled label="Passphrase (optional)">
            <input
                class="field"
                type="text"
                dir="auto"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                translate="no"
                placeholder=hint
                use:holds=Signal::from(making.passphrase)
                on:input=valued(move |typed| making.set_passphrase(typed))
                on:keydown=pressed(move |event| {
                    if event.key() == "Enter" {
                        making.copy();
                    }
                })
            />
        </Labelled>
    }
    .into_any()
}

impl Making {
    /// Packs what is sent now. What is not the newest any more is dropped.
    fn begin(self) {
        // What was packed before may hold words that are masked by now: it is in no link any more.
        self.packed.set(Vec::new());
        self.renew();
        let number = self.number.get_value() + 1;
        self.number.set_value(number);
        spawn_local(async move {
            let Some(copy) = self.sending.copy() else { return };
            let unknown = self.sending.unknown_fields();
            let packed = packing::packed(payload(&copy.incident, &unknown).as_bytes()).await;
            // The dialog may have been opened anew meanwhile.
            if self.number.try_get_value() != Some(number) {
                return;
            }
            self.is_unavailable.set(packed.is_none());
            self.packed.set(packed.unwrap_or_default());
            self.renew();
        });
    }

    fn set_passphrase(self, typed: String) {
        self.passphrase.set(typed);
        self.sending.said.set(String::new());
        self.renew();
    }

    /// The length, and the link where no passphrase has to be worked into it.
    fn renew(self) {
        let is_sealed = self.passphrase.with_untracked(|words| !words.trim().is_empty());
        let carries = self.sending.carries();
        let count = self.packed.with_untracked(Vec::len);
        let extra = if is_sealed { SEALED_EXTRA } else { 0 };
        let length = address::page().len() + length_for(carries, is_sealed, count + extra);
        self.length.set(if count == 0 { 0 } else { length });
        let link = match is_sealed || count == 0 {
            true => String::new(),
            false => self.packed.with_untracked(|bytes| self.link_of(bytes.clone(), false)),
        };
        self.link.set(link);
    }

    /// That a passphrase is soon guessed; nothing for a longer one, or none.
    fn is_short(self) -> String {
        let length = self.passphrase.with(|words| words.trim().chars().count());
        match (1..SHORT).contains(&length) {
            true => {
                "That is short: whoever has the link can try such passphrases by machine. Four words hold."
                    .to_owned()
            }
            false => String::new(),
        }
    }

    fn link_of(self, bytes: Vec<u8>, is_sealed: bool) -> String {
        address::page() + &write_link(&SharedLink { carries: self.sending.carries(), is_sealed, bytes })
    }

    fn size(self) -> String {
        if self.is_unavailable.get() {
            return "This browser cannot pack links. Send the file.".to_owned();
        }
        match self.length.get() {
            0 => "Packing…".to_owned(),
            length => {
                let length_said = thousands(length);
                let advice = carriers(length).advice();
                let less = match length > CARRIED && self.sending.part.get() == 0 {
                    true => " Status and handover alone may fit.",
                    false => "",
                };
                format!("{length_said} characters. {advice}{less}")
            }
        }
    }

    fn copy(self) {
        if self.length.get_untracked() == 0 {
            return;
        }
        let link = self.link.get_untracked();
        if !link.is_empty() {
            return self.hand_over(&link);
        }
        self.sending.said.set("Sealing…".to_owned());
        spawn_local(async move {
            let (bytes, passphrase) = (self.packed.get_untracked(), self.passphrase.get_untracked());
            let number = self.number.get_value();
            let sealed = sealing::sealed(&bytes, &passphrase).await;
            let is_same = self.number.try_get_value() == Some(number)
                && self.passphrase.with_untracked(|words| *words == passphrase);
            match sealed {
                _ if !is_same => {}
                None => {
                    self.sending.said.set("The browser refused to seal it. Nothing was copied.".to_owned())
                }
                Some(sealed) => {
                    let link = self.link_of(sealed, true);
                    self.link.set(link.clone());
                    self.hand_over(&link);
                }
            }
        });
    }

    fn hand_over(self, link: &str) {
        let copying = clipboard::copy(link);
        let sealed = match self.passphrase.with_untracked(|words| words.trim().is_empty()) {
            true => "",
            false => " Tell the passphrase by another way.",
        };
        spawn_local(async move {
            let said = match (copying.await, self.sending.copy()) {
                (true, Some(copy)) => self.sending.said_of(&format!("The link is copied.{sealed}"), &copy),
                (true, None) => "The link is copied.".to_owned(),
                (false, _) => {
                    format!("The browser does not let this page copy. Select the link below.{sealed}")
                }
            };
            self.sending.said.set(said);
        });
    }
}

fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}
