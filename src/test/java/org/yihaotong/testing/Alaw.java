package org.yihaotong.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Audio as the trunk carries it (ITU-T G.711, A-law).
 */
final class Alaw {

	private static final byte QUIET = (byte) 0xd5;

	private Alaw() {
	}

	static byte[] silence(int samples) {
		byte[] bytes = new byte[samples];
		Arrays.fill(bytes, QUIET);
		return bytes;
	}

	/**
	 * Reads a recording.
	 * @param wav 8 kHz mono, A-law or linear
	 * @return one byte a sample
	 */
	static byte[] read(Path wav) {
		AudioFormat format = new AudioFormat(AudioFormat.Encoding.ALAW, 8000, 8, 1, 1, 8000, false);
		try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile());
				AudioInputStream coded = AudioSystem.getAudioInputStream(format, in)) {
			return coded.readAllBytes();
		}
		catch (IOException | UnsupportedAudioFileException ex) {
			throw new IllegalStateException(wav.toString(), ex);
		}
	}

	static int decode(byte code) {
		int value = (code ^ 0x55) & 0xff;
		int exponent = (value >> 4) & 7;
		int mantissa = ((value & 0x0f) << 4) + 8;
		int sample = (exponent == 0) ? mantissa : (mantissa + 0x100) << (exponent - 1);
		return ((value & 0x80) != 0) ? sample : -sample;
	}

}
