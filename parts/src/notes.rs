//! What the linker tells of a program's data (`--emit-relocs`): which objects it consists of, and what each refers to.
//!
//! The notes are read from the program as it was linked. Later steps move functions, but neither data nor places in the
//! table, so what the notes say of those stays true.

use crate::program::{Problem, place};
use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{
    DataKind, KnownCustom, Linking, Parser, Payload, RelocationEntry, RelocationType, SymbolInfo,
};

/// The objects of the data, by address. Without notes there are none, and all data stay in the first part.
#[derive(Debug, Default)]
pub struct Notes {
    pub(crate) objects: BTreeMap<u32, Object>,
    /// Places in the table that functions name.
    pub(crate) slots: BTreeSet<u32>,
    /// Addresses outside of the object that they belong to: ends of lists, and tables that do not begin at zero.
    pub(crate) outside: BTreeMap<u32, BTreeSet<u32>>,
}

/// Something that stands in the memory when the program begins.
#[derive(Debug, Default)]
pub(crate) struct Object {
    pub size: u32,
    /// The objects that its addresses lead to.
    pub objects: BTreeSet<u32>,
    /// The places in the table that it names.
    pub slots: BTreeSet<u32>,
}

/// A piece of the data section: where it begins in the section and in the memory.
struct Segment<'b> {
    at: u32,
    address: u32,
    bytes: &'b [u8],
}

#[derive(Default)]
struct Reader<'b> {
    segments: Vec<Segment<'b>>,
    code: &'b [u8],
    /// The address and size of each symbol that stands for data.
    symbols: Vec<Option<(u32, u32)>>,
    entries: BTreeMap<u32, Vec<RelocationEntry>>,
    sections: BTreeMap<&'static str, u32>,
}

impl Notes {
    /// Reads the notes of a program as it was linked.
    ///
    /// # Errors
    /// It is no WebAssembly.
    pub fn read(linked: &[u8]) -> Result<Self, Problem> {
        let mut reader = Reader::default();
        let mut section = 0;
        for payload in Parser::new(0).parse_all(linked) {
            let payload = payload?;
            let counts = payload.as_section().is_some();
            reader.take(linked, section, payload)?;
            section += u32::from(counts);
        }
        Ok(reader.notes())
    }

    /// Whether the linker has told all that names a place in the table.
    pub(crate) fn tells_of(&self, slot: u32) -> bool {
        self.slots.contains(&slot)
            || self
                .objects
                .values()
                .any(|object| object.slots.contains(&slot))
    }

    /// The objects that an address in a function may mean.
    pub(crate) fn meant(&self, address: u32) -> impl Iterator<Item = u32> {
        let before = self.objects.range(..=address).next_back();
        let inside = before.filter(|(start, object)| address - **start < object.size.max(1));
        let outside = self.outside.get(&address).into_iter().flatten();
        inside
            .map(|(start, _)| *start)
            .into_iter()
            .chain(outside.copied())
    }
}

impl<'b> Reader<'b> {
    fn take(
        &mut self,
        linked: &'b [u8],
        section: u32,
        payload: Payload<'b>,
    ) -> Result<(), Problem> {
        match payload {
            Payload::CodeSectionStart {
                unchecked_range: range,
                ..
            } => {
                self.sections.insert("code", section);
                let range = range.start as usize..range.end as usize;
                self.code = linked.get(range).unwrap_or_default();
            }
            Payload::DataSection(data) => {
                self.sections.insert("data", section);
                let start = data.range().start;
                for piece in data {
                    let piece = piece?;
                    let DataKind::Active { offset_expr, .. } = &piece.kind else {
                        return Err(Problem::Unsupported("data without a place"));
                    };
                    let address = place(offset_expr)?;
                    let at = piece.range.end - start - piece.data.len() as u64;
                    self.segments.push(Segment {
                        at: at as u32,
                        address,
                        bytes: piece.data,
                    });
                }
            }
            Payload::CustomSection(custom) => match custom.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        if let Linking::SymbolTable(symbols) = part? {
                            for symbol in symbols {
                                let place = self.place(&symbol?);
                                self.symbols.push(place);
                            }
                        }
                    }
                }
                KnownCustom::Reloc(notes) => {
                    let entries: Result<Vec<_>, _> = notes.entries().into_iter().collect();
                    self.entries.insert(notes.section_index(), entries?);
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn place(&self, symbol: &SymbolInfo<'_>) -> Option<(u32, u32)> {
        let SymbolInfo::Data { symbol, .. } = symbol else {
            return None;
        };
        let symbol = (*symbol)?;
        let segment = self.segments.get(symbol.index as usize)?;
        Some((segment.address + symbol.offset, symbol.size))
    }

    fn of(&self, section: &str) -> impl Iterator<Item = &RelocationEntry> {
        let number = self.sections.get(section);
        let entries = number.and_then(|number| self.entries.get(number));
        entries.into_iter().flatten()
    }

    fn notes(&self) -> Notes {
        let mut notes = Notes::default();
        for (address, size) in self.whole_objects() {
            notes.objects.entry(address).or_default().size = size;
        }
        for entry in self.of("data") {
            self.note_data(&mut notes, entry);
        }
        for entry in self.of("code") {
            self.note_code(&mut notes, entry);
        }
        notes
    }

    /// Where objects begin and how large they are; those that share bytes are one.
    fn whole_objects(&self) -> Vec<(u32, u32)> {
        let sorted: BTreeSet<(u32, u32)> = self.symbols.iter().flatten().copied().collect();
        let mut whole: Vec<(u32, u32)> = Vec::new();
        for (address, size) in sorted {
            match whole.last_mut() {
                Some((start, length)) if address < *start + *length || address == *start => {
                    *length = (*length).max(address + size - *start);
                }
                _ => whole.push((address, size)),
            }
        }
        whole
    }

    /// Notes that an object refers to another, or to a function.
    fn note_data(&self, notes: &mut Notes, entry: &RelocationEntry) {
        let Some((address, value)) = self.word(entry.offset) else {
            return;
        };
        let Some(from) = notes.meant(address).next() else {
            return;
        };
        let target = self.symbol(entry);
        let target = target.and_then(|(target, _)| notes.meant(target).next());
        let object = notes.objects.entry(from).or_default();
        match entry.ty {
            RelocationType::TableIndexI32 => {
                object.slots.insert(value);
            }
            RelocationType::MemoryAddrI32 => {
                object.objects.extend(target);
            }
            _ => {}
        }
    }

    /// Notes what can be told of a number in a function only here.
    fn note_code(&self, notes: &mut Notes, entry: &RelocationEntry) {
        match entry.ty {
            RelocationType::TableIndexSleb => {
                let at = self.code.get(entry.offset as usize..).unwrap_or_default();
                notes.slots.insert(leb(at));
            }
            RelocationType::MemoryAddrLeb | RelocationType::MemoryAddrSleb => {
                let Some((target, size)) = self.symbol(entry) else {
                    return;
                };
                if entry.addend < 0 || entry.addend >= i64::from(size.max(1)) {
                    let address = i64::from(target) + entry.addend;
                    let address = u32::try_from(address).unwrap_or_default();
                    let targets: Vec<u32> = notes.meant(target).take(1).collect();
                    notes.outside.entry(address).or_default().extend(targets);
                }
            }
            _ => {}
        }
    }

    fn symbol(&self, entry: &RelocationEntry) -> Option<(u32, u32)> {
        self.symbols.get(entry.index as usize).copied().flatten()
    }

    /// The address of a word of the data section, and the word.
    fn word(&self, at: u32) -> Option<(u32, u32)> {
        self.segments.iter().find_map(|segment| {
            let inside = at.checked_sub(segment.at)?;
            let bytes = segment.bytes.get(inside as usize..)?.first_chunk()?;
            Some((segment.address + inside, u32::from_le_bytes(*bytes)))
        })
    }
}

/// A number as WebAssembly writes it; places in a table are never below zero.
fn leb(bytes: &[u8]) -> u32 {
    let mut value = 0;
    for (byte, shift) in bytes.iter().zip((0..35).step_by(7)) {
        value |= u32::from(byte & 127).checked_shl(shift).unwrap_or_default();
        if byte & 128 == 0 {
            break;
        }
    }
    value
}
