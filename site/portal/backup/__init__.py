"""One file with everything the site is made of: written while it runs, put back on either database.

A tar of rows (engine-neutral lines of JSON), hits that are not counted yet, media, settings and the secret key. Its
first member is the manifest, its last the SHA-256 of every byte before; with a key the whole is encrypted. `make`
writes it, `whole` looks through it, `restore` puts it back; web processes load `age` alone.
"""
