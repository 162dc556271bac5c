/* The innermost loops over a text, in C. partyie/kernel.py has each of them in Python, says what it
   does, and is what runs where this file was not compiled. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define SLOTS (1 << 16)     /* chunks that a cutter remembers, at most */
#define LONGEST_CHUNK 64    /* characters; longer ones are hardly seen twice */
#define MOST_JOINED 8       /* chunks read together before the whole text is */

/* ── cutting ─────────────────────────────────────────────────────────────────────────────── */

typedef struct {
    uint64_t hash;
    PyObject *words;        /* tuple of Word */
    PyObject *pieces;       /* tuple of str */
    uint32_t *lengths;      /* of the words in characters; all three stand behind the chunk */
    uint16_t *symbols;
    void *chars;
    uint32_t count;         /* words */
    uint32_t size;          /* bytes of characters */
    uint8_t kind;           /* bytes a character */
    uint8_t open;           /* the last word is blank: what follows belongs to it */
} Chunk;

typedef struct {
    PyObject_HEAD
    PyObject *read;         /* chunk -> tuple of Word */
    Chunk **slots;
} Cutter;

typedef struct {
    PyObject **words, **pieces;
    uint16_t *symbols;
    uint32_t *ends;
    Py_ssize_t count, room;
    uint32_t end;
} Cut;

static PyObject *name_blank, *name_piece, *name_symbol;

static void
chunk_free(Chunk *chunk)
{
    if (chunk != NULL) {
        Py_XDECREF(chunk->words);
        Py_XDECREF(chunk->pieces);
        PyMem_Free(chunk);
    }
}

/* What `words` says, with the characters it was read from; takes over the reference. */
static Chunk *
chunk_new(PyObject *words, const void *chars, uint32_t size, int kind, uint64_t hash)
{
    if (!PyTuple_CheckExact(words)) {
        PyErr_SetString(PyExc_TypeError, "a chunk is read as a tuple of words");
        Py_DECREF(words);
        return NULL;
    }
    Py_ssize_t count = PyTuple_GET_SIZE(words);
    Chunk *chunk = PyMem_Calloc(1, sizeof(Chunk) + count * 6 + 8 + size);
    PyObject *pieces = chunk == NULL ? NULL : PyTuple_New(count);
    if (pieces == NULL) {
        PyMem_Free(chunk);
        Py_DECREF(words);
        PyErr_NoMemory();
        return NULL;
    }
    chunk->hash = hash;
    chunk->words = words;
    chunk->pieces = pieces;
    chunk->count = (uint32_t)count;
    chunk->size = size;
    chunk->kind = (uint8_t)kind;
    chunk->lengths = (uint32_t *)(chunk + 1);
    chunk->symbols = (uint16_t *)(chunk->lengths + count);
    chunk->chars = chunk->symbols + count;
    memcpy(chunk->chars, chars, size);
    for (Py_ssize_t n = 0; n < count; n++) {
        PyObject *word = PyTuple_GET_ITEM(words, n);
        PyObject *piece = PyObject_GetAttr(word, name_piece);
        PyObject *symbol = piece == NULL ? NULL : PyObject_GetAttr(word, name_symbol);
        if (piece != NULL)
            PyTuple_SET_ITEM(pieces, n, piece);
        if (symbol == NULL) {
            chunk_free(chunk);
            return NULL;
        }
        if (!PyUnicode_Check(piece) || !PyUnicode_Check(symbol)
            || PyUnicode_GET_LENGTH(symbol) != 1 || PyUnicode_READ_CHAR(symbol, 0) > 0xffff) {
            PyErr_SetString(PyExc_TypeError, "a word has a piece, and a symbol of one character");
            Py_DECREF(symbol);
            chunk_free(chunk);
            return NULL;
        }
        chunk->symbols[n] = (uint16_t)PyUnicode_READ_CHAR(symbol, 0);
        chunk->lengths[n] = (uint32_t)PyUnicode_GET_LENGTH(piece);
        Py_DECREF(symbol);
    }
    if (count > 0) {
        PyObject *blank = PyObject_GetAttr(PyTuple_GET_ITEM(words, count - 1), name_blank);
        int open = blank == NULL ? -1 : PyObject_IsTrue(blank);
        Py_XDECREF(blank);
        if (open < 0) {
            chunk_free(chunk);
            return NULL;
        }
        chunk->open = (uint8_t)open;
    }
    return chunk;
}

static uint64_t
hash_of(const unsigned char *chars, size_t size, int kind)
{
    const uint64_t factor = 0x9E3779B97F4A7C15u;
    uint64_t hash = (size << 3 ^ (unsigned)kind) * factor, part;
    for (; size >= 8; chars += 8, size -= 8) {
        memcpy(&part, chars, 8);
        hash = (hash ^ part) * factor;
        hash ^= hash >> 32;
    }
    part = 0;
    for (size_t n = 0; n < size; n++)
        part = part << 8 | chars[n];
    hash = (hash ^ part) * factor;
    return hash ^ hash >> 32;
}

/* The end of the run of spaces at `at` and of what stands between it and the next. */
static Py_ssize_t
chunk_end(int kind, const void *data, Py_ssize_t at, Py_ssize_t length)
{
#define TO_NEXT_SPACE(type) {                              \
        const type *chars = data;                          \
        while (at < length && chars[at] == ' ') at++;      \
        while (at < length && chars[at] != ' ') at++;      \
        return at;                                         \
    }
    if (kind == PyUnicode_1BYTE_KIND)
        TO_NEXT_SPACE(Py_UCS1)
    if (kind == PyUnicode_2BYTE_KIND)
        TO_NEXT_SPACE(Py_UCS2)
    TO_NEXT_SPACE(Py_UCS4)
#undef TO_NEXT_SPACE
}

static int
cut_add(Cut *cut, const Chunk *chunk)
{
    Py_ssize_t count = chunk->count;
    if (cut->count + count > cut->room) {
        Py_ssize_t room = 2 * cut->room + count;
        PyObject **words = PyMem_Realloc(cut->words, room * sizeof(PyObject *));
        if (words != NULL)
            cut->words = words;
        PyObject **pieces = PyMem_Realloc(cut->pieces, room * sizeof(PyObject *));
        if (pieces != NULL)
            cut->pieces = pieces;
        uint16_t *symbols = PyMem_Realloc(cut->symbols, room * sizeof(uint16_t));
        if (symbols != NULL)
            cut->symbols = symbols;
        uint32_t *ends = PyMem_Realloc(cut->ends, room * sizeof(uint32_t));
        if (ends != NULL)
            cut->ends = ends;
        if (words == NULL || pieces == NULL || symbols == NULL || ends == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        cut->room = room;
    }
    for (Py_ssize_t n = 0; n < count; n++) {
        Py_ssize_t at = cut->count + n;
        cut->words[at] = Py_NewRef(PyTuple_GET_ITEM(chunk->words, n));
        cut->pieces[at] = Py_NewRef(PyTuple_GET_ITEM(chunk->pieces, n));
        cut->symbols[at] = chunk->symbols[n];
        cut->ends[at] = cut->end += chunk->lengths[n];
    }
    cut->count += count;
    return 0;
}

/* Reads the characters `start` to `end` of `text` and adds their words. */
static Chunk *
chunk_read(Cutter *self, PyObject *text, Py_ssize_t start, Py_ssize_t end, uint64_t hash)
{
    int kind = PyUnicode_KIND(text);
    PyObject *part = PyUnicode_Substring(text, start, end);
    PyObject *words = part == NULL ? NULL : PyObject_CallOneArg(self->read, part);
    Py_XDECREF(part);
    if (words == NULL)
        return NULL;
    return chunk_new(words, (char *)PyUnicode_DATA(text) + start * kind,
                     (uint32_t)((end - start) * kind), kind, hash);
}

/* Adds the words of the characters `start` to `end`; 1: they end in a blank, and are not added. */
static int
cut_chunk(Cutter *self, Cut *cut, PyObject *text, Py_ssize_t start, Py_ssize_t end, int last)
{
    int kind = PyUnicode_KIND(text), kept = end - start <= LONGEST_CHUNK;
    const char *chars = (char *)PyUnicode_DATA(text) + start * kind;
    size_t size = (size_t)(end - start) * kind;
    uint64_t hash = kept ? hash_of((const unsigned char *)chars, size, kind) : 0;
    size_t slot = hash & (SLOTS - 1);
    Chunk *chunk = NULL;
    for (int way = 0; kept && way < 2; way++) {
        Chunk *seen = self->slots[slot ^ way];
        if (seen != NULL && seen->hash == hash && seen->size == size && seen->kind == kind
            && memcmp(seen->chars, chars, size) == 0) {
            chunk = seen;
            break;
        }
    }
    int known = chunk != NULL;
    if (!known && (chunk = chunk_read(self, text, start, end, hash)) == NULL)
        return -1;
    int result = chunk->open && !last ? 1 : cut_add(cut, chunk);
    if (known)
        return result;
    if (!kept)
        chunk_free(chunk);
    else {  /* the newer of two that share a slot stays in it */
        if (self->slots[slot] != NULL) {
            chunk_free(self->slots[slot ^ 1]);
            self->slots[slot ^ 1] = self->slots[slot];
        }
        self->slots[slot] = chunk;
    }
    return result;
}

/* The items as a tuple, which takes over their references. */
static PyObject *
tuple_of(PyObject **items, Py_ssize_t count)
{
    PyObject *tuple = PyTuple_New(count);
    for (Py_ssize_t n = 0; n < count; n++) {
        if (tuple != NULL)
            PyTuple_SET_ITEM(tuple, n, items[n]);
        else
            Py_DECREF(items[n]);
    }
    return tuple;
}

static PyObject *
cutter_cut(Cutter *self, PyObject *text)
{
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "text must be a str");
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), room = length / 4 + 16;
    PyObject *found = NULL;
    if (length > UINT32_MAX / 4)
        return PyErr_Format(PyExc_OverflowError, "a text of more than a thousand million characters");
    Cut cut = {
        PyMem_Malloc(room * sizeof(PyObject *)), PyMem_Malloc(room * sizeof(PyObject *)),
        PyMem_Malloc(room * sizeof(uint16_t)), PyMem_Malloc(room * sizeof(uint32_t)), 0, room, 0,
    };
    if (cut.words == NULL || cut.pieces == NULL || cut.symbols == NULL || cut.ends == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    Py_ssize_t start = 0;
    int joined = 0;
    for (Py_ssize_t end = 0; end < length;) {
        end = joined < MOST_JOINED
            ? chunk_end(PyUnicode_KIND(text), PyUnicode_DATA(text), end, length) : length;
        int open = cut_chunk(self, &cut, text, start, end, end == length);
        if (open < 0)
            goto done;
        joined = open ? joined + 1 : 0;
        if (!open)
            start = end;
    }
    PyObject *words = tuple_of(cut.words, cut.count);
    PyObject *pieces = tuple_of(cut.pieces, cut.count);
    PyObject *symbols = PyUnicode_FromKindAndData(PyUnicode_2BYTE_KIND, cut.symbols, cut.count);
    PyObject *ends = PyBytes_FromStringAndSize((char *)cut.ends, cut.count * sizeof(uint32_t));
    cut.count = 0;
    if (words != NULL && pieces != NULL && symbols != NULL && ends != NULL)
        found = PyTuple_Pack(4, words, pieces, symbols, ends);
    Py_XDECREF(words);
    Py_XDECREF(pieces);
    Py_XDECREF(symbols);
    Py_XDECREF(ends);
done:
    for (Py_ssize_t n = 0; n < cut.count; n++) {
        Py_DECREF(cut.words[n]);
        Py_DECREF(cut.pieces[n]);
    }
    PyMem_Free(cut.words);
    PyMem_Free(cut.pieces);
    PyMem_Free(cut.symbols);
    PyMem_Free(cut.ends);
    return found;
}

static PyObject *
cutter_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *read;
    if (!PyArg_ParseTuple(args, "O:Cutter", &read))
        return NULL;
    Cutter *self = (Cutter *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->read = Py_NewRef(read);
    self->slots = PyMem_Calloc(SLOTS, sizeof(Chunk *));
    if (self->slots == NULL) {
        Py_DECREF(self);
        return PyErr_NoMemory();
    }
    return (PyObject *)self;
}

static int
cutter_traverse(Cutter *self, visitproc visit, void *arg)
{
    Py_VISIT(self->read);  /* words are in no circle */
    return 0;
}

static int
cutter_clear(Cutter *self)
{
    Py_CLEAR(self->read);
    return 0;
}

static void
cutter_dealloc(Cutter *self)
{
    PyObject_GC_UnTrack(self);
    for (size_t n = 0; self->slots != NULL && n < SLOTS; n++)
        chunk_free(self->slots[n]);
    PyMem_Free(self->slots);
    Py_XDECREF(self->read);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef cutter_methods[] = {
    {"cut", (PyCFunction)cutter_cut, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject CutterType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "partyie._kernel.Cutter",
    .tp_basicsize = sizeof(Cutter),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = cutter_new,
    .tp_dealloc = (destructor)cutter_dealloc,
    .tp_traverse = (traverseproc)cutter_traverse,
    .tp_clear = (inquiry)cutter_clear,
    .tp_methods = cutter_methods,
};

/* ── looking for symbols ─────────────────────────────────────────────────────────────────── */

typedef struct {
    const void *symbols;
    const unsigned char *table;
    Py_ssize_t size, first, last;
    int kind;
} Query;

/* The arguments of every search: symbols, table, first, last. */
static int
query_read(Query *query, PyObject *const *args, Py_ssize_t count)
{
    if (count != 4 || !PyUnicode_Check(args[0]) || !PyBytes_Check(args[1])) {
        PyErr_SetString(PyExc_TypeError, "symbols, table, first and last are wanted");
        return -1;
    }
    query->symbols = PyUnicode_DATA(args[0]);
    query->kind = PyUnicode_KIND(args[0]);
    query->table = (const unsigned char *)PyBytes_AS_STRING(args[1]);
    query->size = PyBytes_GET_SIZE(args[1]);
    query->first = PyLong_AsSsize_t(args[2]);
    query->last = PyLong_AsSsize_t(args[3]);
    if (PyErr_Occurred())
        return -1;
    if (query->first < 0)
        query->first = 0;
    if (query->last > PyUnicode_GET_LENGTH(args[0]))
        query->last = PyUnicode_GET_LENGTH(args[0]);
    return 0;
}

static inline int
query_at(const Query *query, Py_ssize_t at)
{
    /* Symbols take two bytes each; anything else is another string. */
    Py_ssize_t code = query->kind == PyUnicode_2BYTE_KIND
        ? ((const Py_UCS2 *)query->symbols)[at] : PyUnicode_READ(query->kind, query->symbols, at);
    return code < query->size && query->table[code];
}

static PyObject *
find(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Query query;
    if (query_read(&query, args, count) < 0)
        return NULL;
    for (Py_ssize_t at = query.first; at < query.last; at++)
        if (query_at(&query, at))
            return PyLong_FromSsize_t(at);
    return PyLong_FromLong(-1);
}

static PyObject *
find_last(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Query query;
    if (query_read(&query, args, count) < 0)
        return NULL;
    for (Py_ssize_t at = query.last; at-- > query.first;)
        if (query_at(&query, at))
            return PyLong_FromSsize_t(at);
    return PyLong_FromLong(-1);
}

static PyObject *
find_all(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Query query;
    PyObject *found = query_read(&query, args, count) < 0 ? NULL : PyList_New(0);
    for (Py_ssize_t at = query.first; found != NULL && at < query.last; at++) {
        if (!query_at(&query, at))
            continue;
        PyObject *place = PyLong_FromSsize_t(at);
        if (place == NULL || PyList_Append(found, place) < 0)
            Py_CLEAR(found);
        Py_XDECREF(place);
    }
    return found;
}

/* ── making results ──────────────────────────────────────────────────────────────────────── */

typedef struct {
    PyObject_HEAD
    vectorcallfunc call;
    PyTypeObject *kind;
    PyObject *fields;
    PyObject *put_fields, *put_extra, *put_private;  /* descriptors of slots */
} Maker;

static int
put(PyObject *slot, PyObject *made, PyObject *value)
{
    return Py_TYPE(slot)->tp_descr_set(slot, made, value);
}

/* Whether a value is a list of texts or numbers, if of anything. */
static int
plain_list(PyObject *value)
{
    if (!PyList_CheckExact(value))
        return 0;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(value); n++)
        if (PyObject_IS_GC(PyList_GET_ITEM(value, n)))
            return 0;
    return 1;
}

static PyObject *
maker_call(Maker *self, PyObject *const *args, size_t flags, PyObject *names)
{
    if (PyVectorcall_NARGS(flags) != 0)
        return PyErr_Format(PyExc_TypeError, "fields are given by name");
    PyObject *values = PyDict_New();
    PyObject *made = values == NULL ? NULL : self->kind->tp_alloc(self->kind, 0);
    Py_ssize_t count = names == NULL ? 0 : PyTuple_GET_SIZE(names);
    int failed = made == NULL;
    for (Py_ssize_t n = 0; !failed && n < count; n++) {
        failed = PyDict_SetItem(values, PyTuple_GET_ITEM(names, n), args[n]) < 0;
        if (plain_list(args[n]))
            PyObject_GC_UnTrack(args[n]);
    }
    if (failed || PyObject_GenericSetDict(made, values, NULL) < 0
        || put(self->put_fields, made, self->fields) < 0
        || put(self->put_extra, made, Py_None) < 0
        || put(self->put_private, made, Py_None) < 0)
        Py_CLEAR(made);
    if (made != NULL) {  /* frozen, and made of texts, numbers and other results: in no circle */
        PyObject_GC_UnTrack(values);
        PyObject_GC_UnTrack(made);
    }
    Py_XDECREF(values);
    return made;
}

static PyObject *
maker_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *kind, *fields, *slots[3];
    if (!PyArg_ParseTuple(args, "O!OOOO:Maker", &PyType_Type, &kind, &fields,
                          &slots[0], &slots[1], &slots[2]))
        return NULL;
    for (int n = 0; n < 3; n++)
        if (Py_TYPE(slots[n])->tp_descr_set == NULL)
            return PyErr_Format(PyExc_TypeError, "a slot must be a descriptor that can be set");
    Maker *self = (Maker *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->call = (vectorcallfunc)maker_call;
    self->kind = (PyTypeObject *)Py_NewRef(kind);
    self->fields = Py_NewRef(fields);
    self->put_fields = Py_NewRef(slots[0]);
    self->put_extra = Py_NewRef(slots[1]);
    self->put_private = Py_NewRef(slots[2]);
    return (PyObject *)self;
}

static void
maker_dealloc(Maker *self)
{
    Py_XDECREF(self->kind);
    Py_XDECREF(self->fields);
    Py_XDECREF(self->put_fields);
    Py_XDECREF(self->put_extra);
    Py_XDECREF(self->put_private);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject MakerType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "partyie._kernel.Maker",
    .tp_basicsize = sizeof(Maker),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL,
    .tp_vectorcall_offset = offsetof(Maker, call),
    .tp_call = PyVectorcall_Call,
    .tp_new = maker_new,
    .tp_dealloc = (destructor)maker_dealloc,
};

/* ── which rules may match ───────────────────────────────────────────────────────────────── */

#define CODE_END 0          /* of what stands after a sentence, and before: no codes of symbols */
#define CODE_BEFORE 1
#define MOST_SETS INT16_MAX

typedef struct {
    int32_t low, high;
    uint16_t set;           /* of symbols */
} Need;

typedef struct {
    uint32_t needs;         /* where they are */
    int32_t before;
    uint16_t count, rule;
    uint8_t script;
} Anchor;

typedef struct {
    uint16_t after : 1;
    uint16_t set : 15;      /* what it needs right before it, or right after; 0: what is anywhere */
    uint16_t anchor;
} Glance;

typedef struct {
    uint32_t start;         /* where the glances at its anchors are */
    uint16_t count;
    uint8_t script;
} Symbol;

typedef struct {
    PyObject_HEAD
    Py_ssize_t size;        /* codes of symbols */
    Py_ssize_t width;       /* bytes of a row */
    Symbol *symbols;        /* by code */
    uint8_t *rows;          /* by code, a bit for each set that the symbol is in */
    Glance *glances;
    Anchor *anchors;
    Need *needs;
} Sieve;

typedef struct {
    Py_ssize_t rule, begin, at;
    uint8_t script;
} Opened;

static inline int
has_bit(const unsigned char *bits, Py_ssize_t at)
{
    return bits[at >> 3] >> (at & 7) & 1;
}

/* Whether `symbols`, a bit for each, hold a code. */
static int
holds_code(PyObject *symbols, Py_ssize_t code)
{
    return code >> 3 < PyBytes_GET_SIZE(symbols)
        && has_bit((unsigned char *)PyBytes_AS_STRING(symbols), code);
}

/* The number of a set of symbols; they are given out in order. */
static Py_ssize_t
sieve_set(PyObject *sets, PyObject *symbols)
{
    PyObject *known = PyDict_GetItemWithError(sets, symbols);
    if (known != NULL)
        return PyLong_AsSsize_t(known);
    Py_ssize_t number = PyDict_GET_SIZE(sets) + 1;
    PyObject *value = PyErr_Occurred() ? NULL : PyLong_FromSsize_t(number);
    int failed = value == NULL || PyDict_SetItem(sets, symbols, value) < 0;
    Py_XDECREF(value);
    if (!failed && number > MOST_SETS) {
        PyErr_SetString(PyExc_OverflowError, "too many sets of symbols");
        failed = 1;
    }
    return failed ? -1 : number;
}

/* Reads a need, and whether it is of what stands right beside the anchor. */
static int
sieve_need(PyObject *sets, PyObject *given, Need *need)
{
    PyObject *set;
    if (!PyArg_ParseTuple(given, "Sii", &set, &need->low, &need->high))
        return -1;
    Py_ssize_t number = sieve_set(sets, set);
    need->set = (uint16_t)number;
    return number < 0 ? -1 : need->low == need->high && (need->low == 1 || need->low == -1);
}

/* Reads the head of anchor `n`: its symbols and the glance at it, which is at its first need if that
   is right beside it. The sets of glances get the first numbers: their bits are close together. */
static int
sieve_head(Sieve *self, PyObject *given, PyObject *sets, Py_ssize_t n, Glance *glance,
           PyObject **symbols)
{
    Anchor *anchor = &self->anchors[n];
    Need need;
    PyObject *needs;
    if (!PyArg_ParseTuple(given, "HbiSO!", &anchor->rule, &anchor->script, &anchor->before, symbols,
                          &PyList_Type, &needs))
        return -1;
    *glance = (Glance){0, 0, (uint16_t)n};
    if (PyList_GET_SIZE(needs) == 0)
        return 0;
    int beside = sieve_need(sets, PyList_GET_ITEM(needs, 0), &need);
    if (beside > 0)
        *glance = (Glance){need.low == 1, need.set, (uint16_t)n};
    return beside;
}

/* Reads the needs of anchor `n` that its glance does not see. */
static int
sieve_needs(Sieve *self, PyObject *given, PyObject *sets, Py_ssize_t n, const Glance *glance,
            Py_ssize_t *used)
{
    PyObject *list = PyTuple_GET_ITEM(given, 4);
    Py_ssize_t seen = glance->set != 0, count = PyList_GET_SIZE(list) - seen;
    Need *needs = PyMem_Realloc(self->needs, (*used + count + 1) * sizeof(Need));
    if (needs == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    self->needs = needs;
    self->anchors[n].needs = (uint32_t)*used;
    self->anchors[n].count = (uint16_t)count;
    for (Py_ssize_t at = 0; at < count; at++)
        if (sieve_need(sets, PyList_GET_ITEM(list, seen + at), &needs[*used + at]) < 0)
            return -1;
    *used += count;
    return 0;
}

/* Fills in what `given`, a list of anchors, says. */
static int
sieve_fill(Sieve *self, PyObject *given)
{
    Py_ssize_t count = PyList_GET_SIZE(given), used = 0, total = 0, place = 0;
    int result = -1;
    PyObject *sets = PyDict_New(), *key, *value;
    Glance *glances = PyMem_Calloc(count + 1, sizeof(Glance));
    PyObject **symbols = PyMem_Calloc(count + 1, sizeof(PyObject *));
    self->anchors = PyMem_Calloc(count + 1, sizeof(Anchor));
    if (sets == NULL || glances == NULL || symbols == NULL || self->anchors == NULL)
        goto memory;
    if (count > UINT16_MAX) {
        PyErr_SetString(PyExc_OverflowError, "too many anchors");
        goto done;
    }
    for (Py_ssize_t n = 0; n < count; n++) {
        PyObject *anchor = PyList_GET_ITEM(given, n);
        if (sieve_head(self, anchor, sets, n, &glances[n], &symbols[n]) < 0)
            goto done;
        for (Py_ssize_t code = 0; code < self->size; code++)
            total += holds_code(symbols[n], code);
    }
    for (Py_ssize_t n = 0; n < count; n++)
        if (sieve_needs(self, PyList_GET_ITEM(given, n), sets, n, &glances[n], &used) < 0)
            goto done;
    self->width = PyDict_GET_SIZE(sets) / 8 + 1;
    self->rows = PyMem_Calloc(self->size, self->width);
    self->glances = PyMem_Calloc(total + 1, sizeof(Glance));
    if (self->rows == NULL || self->glances == NULL)
        goto memory;
    while (PyDict_Next(sets, &place, &key, &value)) {
        Py_ssize_t set = PyLong_AsSsize_t(value);
        for (Py_ssize_t code = 0; code < self->size; code++)
            self->rows[code * self->width + (set >> 3)] |= holds_code(key, code) << (set & 7);
    }
    uint32_t at = 0;
    for (Py_ssize_t code = 0; code < self->size; code++) {
        self->rows[code * self->width] |= 1;
        self->symbols[code].start = at;
        for (Py_ssize_t n = 0; n < count; n++)
            if (holds_code(symbols[n], code))
                self->glances[at++] = glances[n];
        self->symbols[code].count = (uint16_t)(at - self->symbols[code].start);
    }
    result = 0;
    goto done;
memory:
    PyErr_NoMemory();
done:
    Py_XDECREF(sets);
    PyMem_Free(glances);
    PyMem_Free(symbols);
    return result;
}

static PyObject *
sieve_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *scripts, *anchors;
    if (!PyArg_ParseTuple(args, "SO!:Sieve", &scripts, &PyList_Type, &anchors))
        return NULL;
    if (PyBytes_GET_SIZE(scripts) <= CODE_BEFORE)
        return PyErr_Format(PyExc_ValueError, "no codes of symbols");
    Sieve *self = (Sieve *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->size = PyBytes_GET_SIZE(scripts);
    self->symbols = PyMem_Calloc(self->size, sizeof(Symbol));
    if (self->symbols == NULL) {
        Py_DECREF(self);
        return PyErr_NoMemory();
    }
    for (Py_ssize_t code = 0; code < self->size; code++)
        self->symbols[code].script = (uint8_t)PyBytes_AS_STRING(scripts)[code];
    if (sieve_fill(self, anchors) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void
sieve_dealloc(Sieve *self)
{
    PyMem_Free(self->symbols);
    PyMem_Free(self->rows);
    PyMem_Free(self->glances);
    PyMem_Free(self->anchors);
    PyMem_Free(self->needs);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Whether all that an anchor at `at` needs stands in units first to last (half-open), but for what
   a glance has seen. */
static int
sieve_met(const Sieve *self, const Anchor *anchor, const Py_UCS2 *codes, Py_ssize_t at,
          Py_ssize_t first, Py_ssize_t last)
{
    for (const Need *need = self->needs + anchor->needs; need < self->needs + anchor->needs
         + anchor->count; need++) {
        Py_ssize_t low = at + need->low, high = at + need->high;
        int met = low <= last && last <= high
            && has_bit(self->rows + CODE_END * self->width, need->set);
        if (low < first)
            low = first;
        if (high >= last)
            high = last - 1;
        for (; !met && low <= high; low++)
            met = has_bit(self->rows + codes[low] * self->width, need->set);
        if (!met)
            return 0;
    }
    return 1;
}

static PyObject *
sieve_open(Sieve *self, PyObject *const *args, Py_ssize_t count)
{
    if (count != 3 || !PyUnicode_Check(args[0]))
        return PyErr_Format(PyExc_TypeError, "symbols, first and last are wanted");
    Py_ssize_t first = PyLong_AsSsize_t(args[1]), last = PyLong_AsSsize_t(args[2]);
    if (PyErr_Occurred())
        return NULL;
    first = first < 0 ? 0 : first;
    last = last > PyUnicode_GET_LENGTH(args[0]) ? PyUnicode_GET_LENGTH(args[0]) : last;
    if (first < last && PyUnicode_KIND(args[0]) != PyUnicode_2BYTE_KIND)
        return PyErr_Format(PyExc_ValueError, "no symbols of a lexicon");
    const Py_UCS2 *codes = PyUnicode_2BYTE_DATA(args[0]);
    Opened few[16], *opened = few;
    Py_ssize_t found = 0, room = 16;
    uint8_t scripts = 0;
    PyObject *result = NULL;
    for (Py_ssize_t at = first; at < last; at++)
        if (codes[at] >= self->size)
            return PyErr_Format(PyExc_ValueError, "no symbols of this lexicon");
    for (Py_ssize_t at = first; at < last; at++) {
        const Symbol *symbol = self->symbols + codes[at];
        scripts |= symbol->script;
        if (symbol->count == 0)
            continue;
        const Glance *glance = self->glances + symbol->start, *end = glance + symbol->count;
        const uint8_t *beside[2] = {
            self->rows + self->width * (at > first ? codes[at - 1] : CODE_BEFORE),
            self->rows + self->width * (at + 1 < last ? codes[at + 1] : CODE_END),
        };
        for (; glance < end; glance++) {
            if (!has_bit(beside[glance->after], glance->set))
                continue;
            const Anchor *anchor = self->anchors + glance->anchor;
            if (!sieve_met(self, anchor, codes, at, first, last))
                continue;
            Py_ssize_t n = 0, begin = at - anchor->before < first ? first : at - anchor->before;
            while (n < found && opened[n].rule != anchor->rule)
                n++;
            if (n < found) {
                opened[n].at = at;
                if (begin < opened[n].begin)
                    opened[n].begin = begin;
                continue;
            }
            if (found == room) {
                Opened *more = PyMem_Malloc(2 * room * sizeof(Opened));
                if (more == NULL) {
                    PyErr_NoMemory();
                    goto done;
                }
                memcpy(more, opened, room * sizeof(Opened));
                if (opened != few)
                    PyMem_Free(opened);
                opened = more;
                room *= 2;
            }
            opened[found++] = (Opened){anchor->rule, begin, at, anchor->script};
        }
    }
    result = PyList_New(0);
    for (Py_ssize_t n = 0; result != NULL && n < found; n++) {
        if (opened[n].script && !(opened[n].script & scripts))
            continue;
        PyObject *item = PyTuple_New(3);
        const Py_ssize_t numbers[3] = {opened[n].rule, opened[n].begin, opened[n].at};
        for (int part = 0; item != NULL && part < 3; part++) {
            PyObject *number = PyLong_FromSsize_t(numbers[part]);
            if (number == NULL)
                Py_CLEAR(item);
            else
                PyTuple_SET_ITEM(item, part, number);
        }
        if (item == NULL || PyList_Append(result, item) < 0)
            Py_CLEAR(result);
        Py_XDECREF(item);
    }
done:
    if (opened != few)
        PyMem_Free(opened);
    return result;
}

static PyMethodDef sieve_methods[] = {
    {"open", (PyCFunction)(void (*)(void))sieve_open, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject SieveType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "partyie._kernel.Sieve",
    .tp_basicsize = sizeof(Sieve),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = sieve_new,
    .tp_dealloc = (destructor)sieve_dealloc,
    .tp_methods = sieve_methods,
};

static PyMethodDef functions[] = {
    {"find", (PyCFunction)(void (*)(void))find, METH_FASTCALL, NULL},
    {"find_last", (PyCFunction)(void (*)(void))find_last, METH_FASTCALL, NULL},
    {"find_all", (PyCFunction)(void (*)(void))find_all, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT, .m_name = "partyie._kernel", .m_size = -1, .m_methods = functions,
};

PyMODINIT_FUNC
PyInit__kernel(void)
{
    name_blank = PyUnicode_InternFromString("blank");
    name_piece = PyUnicode_InternFromString("piece");
    name_symbol = PyUnicode_InternFromString("symbol");
    if (name_blank == NULL || name_piece == NULL || name_symbol == NULL
        || PyType_Ready(&CutterType) < 0 || PyType_Ready(&MakerType) < 0
        || PyType_Ready(&SieveType) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&module_def);
    if (module != NULL
        && (PyModule_AddObjectRef(module, "Cutter", (PyObject *)&CutterType) < 0
            || PyModule_AddObjectRef(module, "Maker", (PyObject *)&MakerType) < 0
            || PyModule_AddObjectRef(module, "Sieve", (PyObject *)&SieveType) < 0))
        Py_CLEAR(module);
    return module;
}
