// An independent judge of a record's public files: golang.org/x/mod reads the notes and the tree, not toguna.
//
//	judge -key VKEY [-key VKEY] [-older CHECKPOINT] FOLDER
//
// FOLDER holds checkpoint, tile/ and proof/. Every entry, every ready-made proof and the way from an older checkpoint
// are checked; the first thing that does not hold is printed, and the status is 1.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type keys []note.Verifier

func (k *keys) String() string { return "" }

func (k *keys) Set(vkey string) error {
	verifier, err := note.NewVerifier(vkey)
	*k = append(*k, verifier)
	return err
}

func refuse(what string, err error) {
	if err != nil {
		fmt.Printf("%s: %v\n", what, err)
		os.Exit(1)
	}
}

// strict decodes base64 that has one form only; the library is content with several.
func strict(text string) ([]byte, error) { return base64.StdEncoding.Strict().DecodeString(text) }

func hash(text string) (h tlog.Hash, err error) {
	data, err := strict(text)
	if err == nil && len(data) != len(h) {
		err = fmt.Errorf("a hash has %d bytes, not %d", len(h), len(data))
	}
	copy(h[:], data)
	return h, err
}

// checkpoint reads a signed head (C2SP tlog-checkpoint).
func checkpoint(data []byte, known keys) (tree tlog.Tree, err error) {
	opened, err := note.Open(data, note.VerifierList(known...))
	if err != nil {
		return tree, err
	}
	for _, signature := range append(opened.Sigs, opened.UnverifiedSigs...) {
		if _, err := strict(signature.Base64); err != nil {
			return tree, err
		}
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != opened.Sigs[0].Name || lines[3] != "" {
		return tree, fmt.Errorf("not three lines of the log that signed")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err == nil {
		tree.Hash, err = hash(lines[2])
	}
	return tree, err
}

// tiles reads hash tiles and entry bundles at the paths of C2SP tlog-tiles.
type tiles string

func (t tiles) Height() int { return 8 }

func (t tiles) path(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return filepath.Join(string(t), strings.Replace(path, "tile/data/", "tile/entries/", 1))
}

func (t tiles) ReadTiles(wanted []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range wanted {
		some, err := os.ReadFile(t.path(tile))
		if err != nil {
			return nil, err
		}
		data = append(data, some)
	}
	return data, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// entries reads the bundles of a tree: two bytes of length before each entry.
func (t tiles) entries(size int64) (found [][]byte, err error) {
	for n := int64(0); n*256 < size; n++ {
		width := size - n*256
		if width > 256 {
			width = 256
		}
		data, err := os.ReadFile(t.path(tlog.Tile{H: 8, L: -1, N: n, W: int(width)}))
		if err != nil {
			return nil, err
		}
		for ; len(data) >= 2; width-- {
			length := int(binary.BigEndian.Uint16(data)) + 2
			if length > len(data) {
				return nil, fmt.Errorf("bundle %d ends within an entry", n)
			}
			found, data = append(found, data[2:length]), data[length:]
		}
		if width != 0 || len(data) != 0 {
			return nil, fmt.Errorf("bundle %d holds more or fewer entries than it should", n)
		}
	}
	return found, nil
}

// proof checks a ready-made proof (C2SP tlog-proof): its entry is the one logged, its checkpoint signed and in the tree.
func proof(data []byte, known keys, entries [][]byte, tree tlog.Tree, hashes tlog.HashReader) error {
	body, signed, _ := strings.Cut(string(data), "\n\n")
	lines := strings.Split(body, "\n")
	if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "extra ") {
		return fmt.Errorf("no proof of version 1")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil || index < 0 || index >= tree.N {
		return fmt.Errorf("%q names no entry", lines[2])
	}
	entry, err := strict(strings.TrimPrefix(lines[1], "extra "))
	if err != nil || string(entry) != string(entries[index]) {
		return fmt.Errorf("entry %d is another one", index)
	}
	var path tlog.RecordProof
	for _, line := range lines[3:] {
		h, err := hash(line)
		if err != nil {
			return err
		}
		path = append(path, h)
	}
	head, err := checkpoint([]byte(signed), known)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(path, head.N, head.Hash, index, tlog.RecordHash(entry)); err != nil {
		return err
	}
	return extends(tree, head, hashes)
}

// extends checks that a tree extends an older one.
func extends(tree, older tlog.Tree, hashes tlog.HashReader) error {
	way, err := tlog.ProveTree(tree.N, older.N, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(way, tree.N, tree.Hash, older.N, older.Hash)
}

func main() {
	var known keys
	flag.Var(&known, "key", "a key of the log, as name+id+base64")
	older := flag.String("older", "", "a checkpoint that this log must extend")
	flag.Parse()
	folder := flag.Arg(0)

	data, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	refuse("checkpoint", err)
	tree, err := checkpoint(data, known)
	refuse("checkpoint", err)
	hashes := tlog.TileHashReader(tree, tiles(folder))
	entries, err := tiles(folder).entries(tree.N)
	refuse("entries", err)

	root, err := tlog.TreeHash(tree.N, hashes)
	refuse("tiles", err)
	if root != tree.Hash {
		refuse("tiles", fmt.Errorf("they give another root than the one signed"))
	}
	for n, entry := range entries {
		path, err := tlog.ProveRecord(tree.N, int64(n), hashes)
		refuse("tiles", err)
		refuse("tiles", tlog.CheckRecord(path, tree.N, tree.Hash, int64(n), tlog.RecordHash(entry)))
	}
	if *older != "" {
		data, err := os.ReadFile(*older)
		refuse("older", err)
		before, err := checkpoint(data, known)
		refuse("older", err)
		refuse("older", extends(tree, before, hashes))
	}
	proofs, err := filepath.Glob(filepath.Join(folder, "proof", "*.tlog-proof"))
	refuse("proofs", err)
	for _, name := range proofs {
		data, err := os.ReadFile(name)
		refuse(name, err)
		refuse(name, proof(data, known, entries, tree, hashes))
	}
	fmt.Printf("ok: %d entries, %d proofs\n", tree.N, len(proofs))
}
