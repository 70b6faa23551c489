package org.yihaotong.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes two mono streams as one stereo WAV file: citizen left, all others right.
 */
final class StereoWave {

	static final int RATE = 8_000;

	private static final int SAMPLE = 2;

	private static final int HEADER = 44;

	private static final int CHUNK = 32 * 1_024;

	private StereoWave() {
	}

	/**
	 * Writes a file.
	 * @param left linear 16-bit audio
	 * @param right the same; a shorter side is filled with silence
	 * @param bytes the length of the longer side
	 * @param out where to
	 * @throws IOException if reading or writing fails
	 */
	static void write(InputStream left, InputStream right, long bytes, OutputStream out) throws IOException {
		long whole = bytes / SAMPLE * SAMPLE;
		out.write(header(2 * whole));
		long todo = whole;
		while (todo > 0) {
			int part = (int) Math.min(CHUNK, todo);
			byte[] one = filled(left, part);
			byte[] other = filled(right, part);
			out.write(woven(one, other));
			todo -= part;
		}
	}

	private static byte[] filled(InputStream in, int length) throws IOException {
		byte[] bytes = new byte[length];
		in.readNBytes(bytes, 0, length);
		return bytes;
	}

	private static byte[] woven(byte[] left, byte[] right) {
		byte[] both = new byte[2 * left.length];
		for (int at = 0; at < left.length; at += SAMPLE) {
			System.arraycopy(left, at, both, 2 * at, SAMPLE);
			System.arraycopy(right, at, both, 2 * at + SAMPLE, SAMPLE);
		}
		return both;
	}

	private static byte[] header(long data) {
		return ByteBuffer.allocate(HEADER)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put("RIFF".getBytes(StandardCharsets.US_ASCII))
			.putInt((int) (HEADER - 8 + data))
			.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
			.putInt(16)
			.putShort((short) 1)
			.putShort((short) 2)
			.putInt(RATE)
			.putInt(RATE * 2 * SAMPLE)
			.putShort((short) (2 * SAMPLE))
			.putShort((short) (8 * SAMPLE))
			.put("data".getBytes(StandardCharsets.US_ASCII))
			.putInt((int) data)
			.array();
	}

}
