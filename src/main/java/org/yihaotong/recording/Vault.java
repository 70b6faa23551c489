package org.yihaotong.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;

/**
 * Envelope encryption: every recording has a key of its own (AES-256-GCM in segments, so
 * that hours of audio need no memory), which is kept encrypted with the key of the house.
 * Both are bound to the recording's identifier: a file or a key in another's place is
 * refused.
 */
class Vault {

	private static final int SEGMENT = 1 << 20;

	private final byte[] houseKey;

	private final SecureRandom random = new SecureRandom();

	Vault(byte[] houseKey) {
		this.houseKey = houseKey.clone();
	}

	/** Makes a recording's key, encrypted. */
	byte[] newKey(UUID id) {
		byte[] key = new byte[HouseKey.BYTES];
		this.random.nextBytes(key);
		try {
			return new AesGcmJce(this.houseKey).encrypt(key, binding(id));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No AES-GCM here", ex);
		}
	}

	OutputStream encrypting(UUID id, byte[] wrappedKey, OutputStream out) throws IOException {
		try {
			return stream(id, wrappedKey).newEncryptingStream(out, binding(id));
		}
		catch (GeneralSecurityException ex) {
			throw new IOException("The recording cannot be encrypted", ex);
		}
	}

	InputStream decrypting(UUID id, byte[] wrappedKey, InputStream in) throws IOException {
		try {
			return stream(id, wrappedKey).newDecryptingStream(in, binding(id));
		}
		catch (GeneralSecurityException ex) {
			throw new IOException("The recording cannot be decrypted with this key", ex);
		}
	}

	private StreamingAead stream(UUID id, byte[] wrappedKey) throws GeneralSecurityException {
		byte[] key = new AesGcmJce(this.houseKey).decrypt(wrappedKey, binding(id));
		return new AesGcmHkdfStreaming(key, "HmacSha256", HouseKey.BYTES, SEGMENT, 0);
	}

	private static byte[] binding(UUID id) {
		return id.toString().getBytes(StandardCharsets.US_ASCII);
	}

}
