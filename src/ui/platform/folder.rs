//! A folder of this device that the person let the page hold (File System Access), and the handle that is kept of it.
//!
//! Everything goes by reflection: few browsers have it, and what is missing or refuses is a [`FolderError`].

use crate::ui::platform::js;
use js_sys::{Array, ArrayBuffer, Function, Promise, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why something in a folder could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderError {
    /// The person chose none.
    Aborted,
    /// The page may not, or may not any more.
    NotAllowed,
    /// It is not there.
    Gone,
    /// Something else holds it.
    Locked,
    /// The disk is full.
    Full,
    /// What the browser says.
    Other(String),
}

/// Whether a folder may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// The person is to be asked, by a press.
    Prompt,
    /// It may not.
    Denied,
}

/// A folder. It is JavaScript's handle, which the browser can keep.
#[derive(Debug, Clone)]
pub struct Folder(JsValue);

/// A file as it is on the disk.
pub struct File(JsValue);

type Result<T> = std::result::Result<T, FolderError>;

const PICKER: &str = "showDirectoryPicker";

/// Whether this browser can hold a folder.
pub fn is_supported() -> bool {
    js::global(PICKER).is_function()
}

/// Asks for a folder. Only a press may ask.
///
/// # Errors
/// [`FolderError::Aborted`] where none was chosen, or what the browser says.
pub async fn pick() -> Result<Folder> {
    let options = js::object(&[("mode", "readwrite"), ("id", "incidents")]);
    settle(js::global(PICKER).dyn_ref::<Function>().map(|pick| pick.call1(&window(), &options)))
        .await
        .map(Folder)
}

impl Folder {
    /// Its name, without the path to it: that the browser does not say.
    pub fn name(&self) -> String {
        js::get(&self.0, "name").as_string().unwrap_or_default()
    }

    /// Whether it may be read and written; `asks` puts the browser's question, which only a press may.
    pub async fn permission(&self, asks: bool) -> Permission {
        let method = if asks { "requestPermission" } else { "queryPermission" };
        let options = js::object(&[("mode", "readwrite")]);
        let asked = settle(call(&self.0, method, &[&options])).await;
        match asked.ok().and_then(|word| word.as_string()).as_deref() {
            Some("granted") => Permission::Granted,
            Some("prompt") => Permission::Prompt,
            _ => Permission::Denied,
        }
    }

    /// The folder of that name in it, made where it is wanted and missing.
    ///
    /// # Errors
    /// [`FolderError`].
    pub async fn folder(&self, name: &str, create: bool) -> Result<Folder> {
        self.entry("getDirectoryHandle", name, create).await.map(Folder)
    }

    /// The names of the files in it, or of the folders.
    ///
    /// # Errors
    /// [`FolderError`].
    pub async fn names(&self, folders: bool) -> Result<Vec<String>> {
        let kind = JsValue::from_str(if folders { "directory" } else { "file" });
        let entries = js::call(&self.0, "values", &[]).ok_or(FolderError::NotAllowed)?;
        let mut names = Vec::new();
        loop {
            let next = settle(call(&entries, "next", &[])).await?;
            if js::get(&next, "done").is_truthy() {
                return Ok(names);
            }
            let entry = js::get(&next, "value");
            if js::get(&entry, "kind") == kind {
                names.extend(js::get(&entry, "name").as_string());
            }
        }
    }

    /// The file of that name as it is now.
    ///
    /// # Errors
    /// [`FolderError`].
    pub async fn file(&self, name: &str) -> Result<File> {
        let handle = self.entry("getFileHandle", name, false).await?;
        settle(call(&handle, "getFile", &[])).await.map(File)
    }

    /// Writes into the file of that name, which is made where it is missing: `at` says behind how many of its bytes; `None`
    /// puts the bytes in the place of all that is there. All of it is there when it returns, or nothing.
    ///
    /// # Errors
    /// [`FolderError`]; the file is as it was then.
    pub async fn write(&self, name: &str, at: Option<u64>, bytes: &[u8]) -> Result<()> {
        let handle = self.entry("getFileHandle", name, true).await?;
        let options = js_sys::Object::new().into();
        js::set(&options, "keepExistingData", &JsValue::from_bool(at.is_some()));
        let stream = settle(call(&handle, "createWritable", &[&options])).await?;
        let written = async {
            if let Some(at) = at {
                settle(call(&stream, "seek", &[&number(at)])).await?;
            }
            settle(call(&stream, "write", &[&Uint8Array::from(bytes)])).await?;
            settle(call(&stream, "close", &[])).await
        };
        let written = written.await.map(drop);
        if written.is_err() {
            js::let_go(js::call(&stream, "abort", &[]));
        }
        written
    }

    /// Removes the file of that name.
    ///
    /// # Errors
    /// [`FolderError`]; it is still there then.
    pub async fn remove(&self, name: &str) -> Result<()> {
        settle(call(&self.0, "removeEntry", &[&name.into()])).await.map(drop)
    }

    /// Does something whenever the browser says that something in it changed; `None` where it says nothing of the kind.
    pub async fn observe(&self, act: impl Fn() + 'static) -> Option<Observer> {
        let heard = Closure::<dyn Fn()>::new(act);
        let observer = js::make(&js::global("FileSystemObserver"), &[heard.as_ref()])?;
        settle(call(&observer, "observe", &[&self.0])).await.ok()?;
        Some(Observer { observer, _heard: heard })
    }

    async fn entry(&self, method: &str, name: &str, create: bool) -> Result<JsValue> {
        let options = js_sys::Object::new().into();
        js::set(&options, "create", &JsValue::from_bool(create));
        settle(call(&self.0, method, &[&name.into(), &options])).await
    }
}

/// What tells of changes, until it is dropped.
pub struct Observer {
    observer: JsValue,
    _heard: Closure<dyn Fn()>,
}

impl Drop for Observer {
    fn drop(&mut self) {
        drop(js::call(&self.observer, "disconnect", &[]));
    }
}

impl File {
    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        whole(&js::get(&self.0, "size"))
    }

    /// When it was written, in milliseconds since 1970.
    pub fn modified(&self) -> i64 {
        i64::try_from(whole(&js::get(&self.0, "lastModified"))).unwrap_or(0)
    }

    /// Its first bytes, up to `most` of them.
    ///
    /// # Errors
    /// [`FolderError`], where it is gone or another one since.
    pub async fn bytes(&self, most: u64) -> Result<Vec<u8>> {
        let blob = match self.size() > most {
            true => js::call(&self.0, "slice", &[&number(0), &number(most)]).ok_or(FolderError::Gone)?,
            false => self.0.clone(),
        };
        let buffer = settle(call(&blob, "arrayBuffer", &[])).await?;
        buffer
            .dyn_ref::<ArrayBuffer>()
            .map(|buffer| Uint8Array::new(buffer).to_vec())
            .ok_or(FolderError::Gone)
    }
}

fn number(of: u64) -> JsValue {
    // Whole numbers up to 2^53 are told apart, and no file has more bytes.
    #[expect(clippy::cast_precision_loss, reason = "a size")]
    JsValue::from_f64(of as f64)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size or a date, held to the type's range"
)]
fn whole(number: &JsValue) -> u64 {
    number.as_f64().unwrap_or(0.0) as u64
}

type Called = Option<std::result::Result<JsValue, JsValue>>;

fn call(on: &JsValue, method: &str, arguments: &[&JsValue]) -> Called {
    let list = Array::new();
    arguments.iter().for_each(|argument| {
        list.push(argument);
    });
    Some(js::get(on, method).dyn_ref::<Function>()?.apply(on, &list))
}

/// What a call comes to, now or later.
async fn settle(called: Called) -> Result<JsValue> {
    let called =
        called.ok_or_else(|| FolderError::Other("this browser cannot".to_owned()))?.map_err(|e| of(&e))?;
    JsFuture::from(Promise::resolve(&called)).await.map_err(|error| of(&error))
}

fn of(error: &JsValue) -> FolderError {
    let text = |name: &str| js::get(error, name).as_string().unwrap_or_default();
    match text("name").as_str() {
        "AbortError" => FolderError::Aborted,
        "NotAllowedError" | "SecurityError" => FolderError::NotAllowed,
        "NotFoundError" | "TypeMismatchError" => FolderError::Gone,
        "NoModificationAllowedError" | "InvalidStateError" | "NotReadableError" => FolderError::Locked,
        "QuotaExceededError" => FolderError::Full,
        _ => FolderError::Other(text("message")),
    }
}

/// Handles are kept in a database of their own: a handle is no text, and the mirror keeps texts alone.
const DATABASE: &str = "incident-scratchpad-folders";
const STORE: &str = "handles";

/// Keeps a folder under a name; `None` forgets it. Where the browser refuses, the folder is to be chosen again next time.
pub async fn keep(name: &str, folder: Option<&Folder>) {
    let (method, arguments): (_, Vec<JsValue>) = match folder {
        Some(Folder(handle)) => ("put", vec![handle.clone(), name.into()]),
        None => ("delete", vec![name.into()]),
    };
    if asked("readwrite", method, &arguments.iter().collect::<Vec<&JsValue>>()).await.is_err() {
        leptos::logging::warn!("the folder is not kept for the next visit");
    }
}

/// The folder that is kept under a name.
pub async fn kept(name: &str) -> Option<Folder> {
    let handle = asked("readonly", "get", &[&name.into()]).await.ok()?;
    handle.is_object().then_some(Folder(handle))
}

async fn asked(mode: &str, method: &str, arguments: &[&JsValue]) -> Result<JsValue> {
    let open = call(&js::global("indexedDB"), "open", &[&DATABASE.into(), &number(1)]);
    let open = open.and_then(std::result::Result::ok).ok_or(FolderError::NotAllowed)?;
    let made = open.clone();
    let upgrade = Closure::once_into_js(move || {
        drop(js::call(&js::get(&made, "result"), "createObjectStore", &[&STORE.into()]));
    });
    js::set(&open, "onupgradeneeded", &upgrade);
    let database = done(&open).await?;
    let transaction = js::call(&database, "transaction", &[&STORE.into(), &mode.into()]);
    let store = transaction.and_then(|t| js::call(&t, "objectStore", &[&STORE.into()]));
    let request = store.and_then(|store| js::call(&store, method, arguments)).ok_or(FolderError::NotAllowed);
    let answer = match request {
        Ok(request) => done(&request).await,
        Err(error) => Err(error),
    };
    drop(js::call(&database, "close", &[]));
    answer
}

/// What a request of IndexedDB brings.
async fn done(request: &JsValue) -> Result<JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        js::set(request, "onsuccess", &resolve);
        js::set(request, "onerror", &reject);
        js::set(request, "onblocked", &reject);
    });
    JsFuture::from(settled).await.map_err(|_| FolderError::NotAllowed)?;
    Ok(js::get(request, "result"))
}

/// Holds a name among all tabs until it is dropped.
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.iter().for_each(|release| drop(release.call0(&JsValue::UNDEFINED)));
    }
}

/// Holds a name that no other tab holds, as soon as none does. Where the browser knows no locks, at once.
pub async fn hold(name: &str) -> Held {
    let mut release = None;
    let over = Promise::new(&mut |resolve, _| release = Some(resolve));
    let mut granted = None;
    let is_granted = Promise::new(&mut |resolve, _| granted = Some(resolve));
    let Some(granted) = granted else { return Held(None) };
    let given = Closure::once_into_js(move |_: JsValue| {
        drop(granted.call0(&JsValue::UNDEFINED));
        over
    });
    let Some(asked) = js::call(&js::navigator("locks"), "request", &[&name.into(), &given]) else {
        return Held(None);
    };
    let refused: JsValue = asked;
    // Whichever comes first: it is granted, or refused for good.
    let either = Promise::race(&Array::of2(&is_granted, &refused));
    drop(JsFuture::from(either).await);
    Held(release)
}

/// Whether somebody may be looking at the page.
pub fn is_visible() -> bool {
    !js::get(&document(), "hidden").is_truthy()
}
