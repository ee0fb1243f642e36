//! What makes a person look: a system notification, a sound, the badge, the icon; and the lock that
//! keeps the screen on.

use crate::ui::platform::js::{call, get, global, let_go, make, navigator, object, set, then};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

/// Whether the system may show notifications: `granted`, `denied`, `default` for not asked yet, and
/// nothing where there are none.
pub fn permission() -> String {
    get(&global("Notification"), "permission").as_string().unwrap_or_default()
}

/// Asks whether notifications may be shown, unless that was answered or asked in this page before.
pub fn ask() {
    thread_local! {
        static ASKED: Cell<bool> = const { Cell::new(false) };
    }
    if permission() == "default" && !ASKED.replace(true) {
        let_go(call(&global("Notification"), "requestPermission", &[]));
    }
}

/// Shows a notification; one with the same tag is replaced.
pub fn notify(title: &str, body: &str, tag: &str) {
    let (title, options) = (JsValue::from_str(title), object(&[("body", body), ("tag", tag)]));
    match make(&global("Notification"), &[&title, &options]) {
        Some(shown) => set(&shown, "onclick", &Closure::once_into_js(|| drop(window().focus()))),
        // Some browsers let only a service worker show one. None may be registered: nobody waits for it.
        None => {
            let show = move |found: Option<JsValue>| {
                found.iter().for_each(|by| let_go(call(by, "showNotification", &[&title, &options])));
            };
            then(call(&navigator("serviceWorker"), "getRegistration", &[]), Box::new(show));
        }
    }
}

/// A short, quiet tone.
pub fn sound() {
    let play = || -> Option<()> {
        let context = make(&global("AudioContext"), &[])?;
        let (tone, volume) = (call(&context, "createOscillator", &[])?, call(&context, "createGain", &[])?);
        set(&get(&volume, "gain"), "value", &JsValue::from_f64(0.1));
        set(&get(&tone, "frequency"), "value", &JsValue::from_f64(660.0));
        call(&tone, "connect", &[&volume])?;
        call(&volume, "connect", &[&get(&context, "destination")])?;
        let end = get(&context, "currentTime").as_f64()? + 0.4;
        call(&tone, "start", &[])?;
        call(&tone, "stop", &[&JsValue::from_f64(end)]).map(drop)
    };
    if play().is_none() {
        leptos::logging::debug_warn!("this browser plays no sound");
    }
}

/// The badge on the app's icon: how many updates are overdue.
pub fn badge(count: i32) {
    let navigator: JsValue = window().navigator().into();
    let_go(match count {
        0 => call(&navigator, "clearAppBadge", &[]),
        _ => call(&navigator, "setAppBadge", &[&JsValue::from(count)]),
    });
}

/// The tab's icon: its own for none, else an exclamation mark on that colour.
pub fn icon(colour: Option<&str>) {
    thread_local! {
        static OWN: RefCell<Option<String>> = const { RefCell::new(None) };
    }
    let Some(link) = document().query_selector("link[rel=icon]").ok().flatten() else { return };
    let own = OWN.with_borrow_mut(|own| {
        own.get_or_insert_with(|| link.get_attribute("href").unwrap_or_default()).clone()
    });
    let href = colour.map_or(own, |colour| {
        format!("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%23{colour}'/%3E%3Cpath d='M16 7v11M16 22v3' stroke='%23fff' stroke-width='4' stroke-linecap='round'/%3E%3C/svg%3E")
    });
    crate::ui::platform::js::warn_unless(link.set_attribute("href", &href).is_ok());
}

/// Keeps the screen on while it is `wanted`, and lets it go when it is not. The browser takes the
/// lock away whenever the page is hidden, so this is said again and again.
pub fn keep_screen_on(wanted: bool) {
    thread_local! {
        static HELD: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
        static ASKING: Cell<bool> = const { Cell::new(false) };
    }
    let held = HELD.with_borrow(JsValue::clone);
    let is_held = held.is_object() && get(&held, "released").is_falsy();
    if is_held && !wanted {
        let_go(call(&held, "release", &[]));
    } else if wanted && !is_held && !document().hidden() && !ASKING.replace(true) {
        let keep = |lock: Option<JsValue>| {
            HELD.set(lock.unwrap_or(JsValue::UNDEFINED));
            ASKING.set(false);
        };
        let asked = call(&navigator("wakeLock"), "request", &[&JsValue::from_str("screen")]);
        then(asked, Box::new(keep));
    }
}

/// Does something in one tab only, however many want to at the same time. The others are kept out
/// for two seconds, until they can read what the one has written.
pub fn in_one_tab(name: &str, act: impl FnOnce() + 'static) {
    let locks = navigator("locks");
    if locks.is_falsy() {
        return act();
    }
    let options = object(&[]);
    set(&options, "ifAvailable", &JsValue::TRUE);
    let taken = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_falsy() {
            return JsValue::UNDEFINED;
        }
        act();
        js_sys::Promise::new(&mut |resolve, _| {
            let later = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 2_000);
            crate::ui::platform::js::warn_unless(later.is_ok());
        })
        .into()
    });
    let_go(call(&locks, "request", &[&JsValue::from_str(name), &options, taken.unchecked_ref()]));
}

/// What the monotonic clock reads, in milliseconds.
pub fn monotonic() -> i64 {
    let reading = call(&global("performance"), "now", &[]).and_then(|now| now.as_f64());
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since the page was opened")]
    reading.map_or(0, |millis| millis as i64)
}

/// A small thing of this browser that every tab reads and writes at once.
pub fn shared(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps a small thing for every tab of this browser. Where it is refused each tab is on its own.
pub fn share(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        drop(storage.set_item(key, value));
    }
}
