//! What is not the same in both stores.
//!
//! Nearly all that they hold is. It is compared where it is, in the browser: to copy it out of both would cost more than all
//! else at the start, and the memory for it would stay with the page.

use super::local::LocalStore;
use super::mirror::{Mirror, record_of};
use super::record::{PREFIX, Record};
use super::store::StoreError;
use js_sys::{Function, JsString, Object, Reflect, Set};
use wasm_bindgen::{JsCast as _, JsValue};

/// What is not the same in both stores, and what is no event's, which may be the same.
#[derive(Default)]
pub struct Difference {
    /// Of local storage.
    pub local: Vec<Record>,
    /// Of the mirror.
    pub mirror: Vec<Record>,
    /// The keys of all other events: both stores have the same under them.
    pub same: Set,
    /// What these keys begin with, an incident each.
    pub folders: Vec<String>,
}

/// Reads both stores.
///
/// # Errors
/// [`StoreError`] when the browser refuses to read the mirror.
pub async fn difference(local: Option<&LocalStore>, mirror: &Mirror) -> Result<Difference, StoreError> {
    let mut found = Difference::default();
    let read = local.and_then(reader);
    let begins =
        |key: &JsValue, with: &str| key.dyn_ref::<JsString>().is_some_and(|key| key.starts_with(with, 0));
    let is_same = |key: &JsValue, value: &JsValue| {
        begins(key, PREFIX) && read.as_ref().is_some_and(|read| read(key).as_ref() == Some(value))
    };
    let mut sort = |key: JsValue, value: JsValue| {
        if !is_same(&key, &value) {
            found.mirror.extend(record_of(&key, &value));
            return;
        }
        found.same.add(&key);
        // They come in the order of their keys.
        if !found.folders.last().is_some_and(|folder| begins(&key, folder)) {
            let key = key.as_string().unwrap_or_default();
            found.folders.extend(key.rfind('/').map(|end| key[..=end].to_owned()));
        }
    };
    mirror.each(&mut sort).await?;
    if let Some(local) = local {
        found.local = rest(local, &found.same);
    }
    Ok(found)
}

/// Reads a value of local storage without copying it out of the browser.
fn reader(local: &LocalStore) -> Option<impl Fn(&JsValue) -> Option<JsValue>> {
    let storage = local.storage().clone();
    let get: Function = Reflect::get(&storage, &"getItem".into()).ok()?.dyn_into().ok()?;
    Some(move |key: &JsValue| get.call1(&storage, key).ok())
}

fn rest(local: &LocalStore, same: &Set) -> Vec<Record> {
    let keys = Object::keys(local.storage().unchecked_ref::<Object>());
    let rest = keys.iter().filter(|key| !same.has(key)).filter_map(|key| key.as_string());
    rest.filter_map(|key| local.get(&key).map(|value| Record { key, value })).collect()
}

/// Those of the keys that begin with one of the `folders`.
pub fn keys_in(same: &Set, folders: &[String]) -> Vec<String> {
    let mut keys = Vec::new();
    if folders.is_empty() {
        return keys;
    }
    same.for_each(&mut |key, _, _| {
        let key = key.as_string().filter(|key| folders.iter().any(|folder| key.starts_with(folder.as_str())));
        keys.extend(key);
    });
    keys
}
