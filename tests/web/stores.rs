//! The two stores by themselves.

use incident_scratchpad::journal::{LocalStore, Mirror, Record, StoreError, Usage, Write};
use wasm_bindgen_test::wasm_bindgen_test;

fn record(key: &str, value: &str) -> Record {
    Record { key: key.to_owned(), value: value.to_owned() }
}

#[wasm_bindgen_test]
fn local_storage_gives_back_what_it_was_given() {
    let store = LocalStore::open().unwrap();
    store.put("web/one", "lone \u{1F600} and → words").unwrap();
    assert_eq!(store.get("web/one").as_deref(), Some("lone \u{1F600} and → words"));
    assert!(store.records().contains(&record("web/one", "lone \u{1F600} and → words")));
    store.remove("web/one");
    assert_eq!(store.get("web/one"), None);
}

#[wasm_bindgen_test]
fn a_full_local_storage_says_so_and_keeps_what_it_has() {
    let store = LocalStore::open().unwrap();
    store.put("web/kept", "kept").unwrap();
    assert_eq!(store.put("web/huge", &"x".repeat(6 * 1024 * 1024)), Err(StoreError::Full));
    assert_eq!(store.get("web/kept").as_deref(), Some("kept"));
    store.remove("web/kept");
}

#[wasm_bindgen_test]
fn the_measure_of_local_storage_is_what_a_count_gives() {
    let store = LocalStore::open().unwrap();
    store.records();
    let check = |when: &str| {
        let measured = store.usage();
        assert_eq!(measured, Usage::of(&store.records()), "{when}");
    };
    store.put("isp/e/web/1", "words").unwrap();
    check("written");
    store.put("isp/e/web/1", "more words than before").unwrap();
    store.put("isp/e/web/1", "[redacted]").unwrap();
    check("written over");
    store.put("isp/e/web/1", "[redacted]").unwrap();
    check("the same again");
    store.put("isp/draft/web/log/tab", "1 half").unwrap();
    assert_eq!(store.put("isp/e/web/1", &"x".repeat(6 * 1024 * 1024)), Err(StoreError::Full));
    check("refused");
    ["isp/e/web/1", "isp/draft/web/log/tab", "isp/e/web/none"].iter().for_each(|key| store.remove(key));
    check("removed");
}

#[wasm_bindgen_test]
fn a_local_storage_that_is_full_is_opened_for_reading() {
    let store = LocalStore::open().unwrap();
    store.put("web/kept", "kept").unwrap();
    let mut fillers = 0;
    // Half as much each time, until not even one more character fits.
    for half in 0..24 {
        let size = (4 << 20) >> half;
        while store.put(&format!("web/{fillers}"), &"x".repeat(size)).is_ok() {
            fillers += 1;
        }
    }
    let full = LocalStore::open().unwrap();
    assert!(full.was_full());
    assert!(full.records().contains(&record("web/kept", "kept")));
    assert_eq!(full.put("web/more", &"x".repeat(100)), Err(StoreError::Full));
    (0..fillers).for_each(|filler| full.remove(&format!("web/{filler}")));
    assert!(!LocalStore::open().unwrap().was_full());
    full.remove("web/kept");
}

#[wasm_bindgen_test]
async fn the_mirror_gives_back_a_batch_written_over_and_forgotten_in_parts() {
    let mirror = Mirror::open().await.unwrap();
    let batch = [
        Write::Event(record("web/a", "first")),
        Write::Imported(record("web/b", "second")),
        Write::Small(record("web/c", "small")),
    ];
    mirror.write(&batch).await.unwrap();
    mirror
        .write(&[Write::Small(record("web/c", "smaller")), Write::Forget("web/b".to_owned())])
        .await
        .unwrap();
    let records = mirror.records().await.unwrap();
    let ours: Vec<&Record> = records.iter().filter(|r| r.key.starts_with("web/")).collect();
    assert_eq!(ours, [&record("web/a", "first"), &record("web/c", "smaller")]);
    mirror.write(&["web/a", "web/c"].map(|key| Write::Forget(key.to_owned()))).await.unwrap();
}
