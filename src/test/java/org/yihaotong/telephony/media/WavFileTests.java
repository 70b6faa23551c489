package org.yihaotong.telephony.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class WavFileTests {

	private static final byte[] SAMPLES = { 1, 2, 3, 4 };

	@Test
	void readsTheSamples() throws IOException {
		assertThat(WavFile.parse(wav(1, 1, 8000, 16, 4)).pcm()).containsExactly(SAMPLES);
	}

	@Test
	void readsAFileWhoseWriterLeftTheSizeOpen() throws IOException {
		assertThat(WavFile.parse(wav(1, 1, 8000, 16, -1)).pcm()).containsExactly(SAMPLES);
		assertThat(WavFile.parse(wav(1, 1, 8000, 16, 1_000_000)).pcm()).containsExactly(SAMPLES);
	}

	@Test
	void refusesAnotherCodingRateOrNumberOfChannels() {
		assertThatIOException().isThrownBy(() -> WavFile.parse(wav(6, 1, 8000, 16, 4)));
		assertThatIOException().isThrownBy(() -> WavFile.parse(wav(1, 2, 8000, 16, 4)));
		assertThatIOException().isThrownBy(() -> WavFile.parse(wav(1, 1, 16000, 16, 4)));
		assertThatIOException().isThrownBy(() -> WavFile.parse(wav(1, 1, 8000, 8, 4)));
	}

	@Test
	void refusesWhatIsCutOffOrNoWavFile() throws IOException {
		byte[] whole = wav(1, 1, 8000, 16, 4);
		for (int length = 0; length <= 40; length++) {
			byte[] cut = Arrays.copyOf(whole, length);
			assertThatIOException().as("%s bytes", length).isThrownBy(() -> WavFile.parse(cut));
		}
		assertThatIOException().isThrownBy(() -> WavFile.parse("not a sound at all".getBytes(StandardCharsets.UTF_8)));
	}

	private static byte[] wav(int coding, int channels, int rate, int bits, int size) {
		ByteBuffer buffer = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
		buffer.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(48);
		buffer.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
		buffer.putShort((short) coding).putShort((short) channels).putInt(rate).putInt(rate * 2).putShort((short) 2);
		buffer.putShort((short) bits);
		buffer.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size).put(SAMPLES);
		return Arrays.copyOf(buffer.array(), buffer.position());
	}

}
