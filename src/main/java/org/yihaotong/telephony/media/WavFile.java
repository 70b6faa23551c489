package org.yihaotong.telephony.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The samples of a WAV file as AudioSocket carries them.
 *
 * @param pcm signed 16-bit little-endian linear audio at 8 kHz, mono
 */
record WavFile(byte[] pcm) {

	/** Ten minutes: longer than any prompt. */
	private static final long MAX_BYTES = 10L * 60 * 16_000;

	private static final int HEADER = 12;

	private static final int CHUNK_HEADER = 8;

	private static final short LINEAR = 1;

	/**
	 * Reads a file.
	 * @param file a RIFF/WAVE file: linear, 16 bit, 8 kHz, mono
	 * @return its samples
	 * @throws IOException if it cannot be read or is of another kind
	 */
	static WavFile read(Path file) throws IOException {
		if (Files.size(file) > MAX_BYTES) {
			throw new IOException("Too long a sound: " + file.getFileName());
		}
		return parse(Files.readAllBytes(file));
	}

	static WavFile parse(byte[] bytes) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.length < HEADER || !"RIFF".equals(name(buffer, 0)) || !"WAVE".equals(name(buffer, 8))) {
			throw new IOException("Not a WAV file");
		}
		boolean fits = false;
		int at = HEADER;
		while (at + CHUNK_HEADER <= bytes.length) {
			String chunk = name(buffer, at);
			int start = at + CHUNK_HEADER;
			int size = buffer.getInt(at + 4);
			// A writer that streams leaves the size open.
			int length = (size < 0 || size > bytes.length - start) ? bytes.length - start : size;
			if ("fmt ".equals(chunk) && length >= 16) {
				fits = buffer.getShort(start) == LINEAR && buffer.getShort(start + 2) == 1
						&& buffer.getInt(start + 4) == 8000 && buffer.getShort(start + 14) == 16;
			}
			else if ("data".equals(chunk)) {
				return samples(bytes, start, length, fits);
			}
			at = start + length + (length & 1);
		}
		throw new IOException("A WAV file without samples");
	}

	private static WavFile samples(byte[] bytes, int start, int length, boolean fits) throws IOException {
		if (!fits) {
			throw new IOException("Not linear, 16 bit, 8 kHz, mono");
		}
		byte[] pcm = new byte[length];
		System.arraycopy(bytes, start, pcm, 0, length);
		return new WavFile(pcm);
	}

	private static String name(ByteBuffer buffer, int at) {
		byte[] letters = new byte[4];
		buffer.get(at, letters);
		return new String(letters, StandardCharsets.US_ASCII);
	}

}
