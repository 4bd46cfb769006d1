//! Reads the linker's relocations (`--emit-relocs`), which show what each data object and each
//! function refers to.
//!
//! `reach` uses them to find the data that only deferred code reads. The relocations describe the
//! program as the linker wrote it. Later steps move functions, but they move neither data nor table
//! slots, so what the relocations say about data and table slots remains true.

use crate::program::{Problem, const_offset};
use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{
    DataKind, KnownCustom, Linking, Parser, Payload, RelocationEntry, RelocationType, SymbolInfo,
};

/// The references that the relocations show. Without relocations there are no data objects, and all
/// data stay in the initial chunk.
#[derive(Debug, Default)]
pub struct Notes {
    pub(crate) objects: BTreeMap<u32, Object>,
    /// The table slots that functions refer to.
    pub(crate) slots: BTreeSet<u32>,
    /// Addresses in functions that lie outside the object to which they refer. Maps each such
    /// address to the objects to which it may refer. Examples are the end of a list, and the base
    /// of a table whose first index is not zero.
    pub(crate) outside: BTreeMap<u32, BTreeSet<u32>>,
}

/// An object in the initial contents of the memory.
#[derive(Debug, Default)]
pub(crate) struct Object {
    pub size: u32,
    /// The addresses of the objects that this object points to.
    pub objects: BTreeSet<u32>,
    /// The table slots that this object refers to.
    pub slots: BTreeSet<u32>,
}

/// A data segment: its offset in the data section, and its address in memory.
struct Segment<'b> {
    at: u32,
    address: u32,
    bytes: &'b [u8],
}

#[derive(Default)]
struct Reader<'b> {
    segments: Vec<Segment<'b>>,
    code: &'b [u8],
    /// The address and size of each symbol; `None` for symbols that are not data.
    symbols: Vec<Option<(u32, u32)>>,
    /// The relocations, by the index of the section that they apply to.
    entries: BTreeMap<u32, Vec<RelocationEntry>>,
    sections: BTreeMap<&'static str, u32>,
}

impl Notes {
    /// Reads the relocations of a program as the linker wrote it.
    ///
    /// # Errors
    /// Fails if the bytes are not WebAssembly, or the program has data without a constant address.
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

    /// Whether a relocation refers to this table slot. If none does, it is unknown which code calls
    /// the function in the slot.
    pub(crate) fn tells_of(&self, slot: u32) -> bool {
        self.slots.contains(&slot)
            || self
                .objects
                .values()
                .any(|object| object.slots.contains(&slot))
    }

    /// Returns the objects that an address in a function may refer to.
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
                    let address = const_offset(offset_expr)?;
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
                                let location = self.location(&symbol?);
                                self.symbols.push(location);
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

    fn location(&self, symbol: &SymbolInfo<'_>) -> Option<(u32, u32)> {
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

    /// Returns the address and size of every object. Symbols that overlap form one object.
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

    /// Records that an object refers to another object or to a function.
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

    /// Records that a number in a function is a table slot, or an address outside the object that
    /// it refers to. Only the relocations show this.
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

    /// Returns the memory address and the value of a 32-bit word, given its offset in the data
    /// section.
    fn word(&self, at: u32) -> Option<(u32, u32)> {
        self.segments.iter().find_map(|segment| {
            let inside = at.checked_sub(segment.at)?;
            let bytes = segment.bytes.get(inside as usize..)?.first_chunk()?;
            Some((segment.address + inside, u32::from_le_bytes(*bytes)))
        })
    }
}

/// Decodes a LEB128 number without sign extension, because table slots are never negative.
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
