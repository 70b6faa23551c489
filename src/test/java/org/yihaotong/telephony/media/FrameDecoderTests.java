package org.yihaotong.telephony.media;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.CorruptedFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrameDecoderTests {

	/** A name, a key, an empty audio frame, two samples, the end. */
	private static final byte[] STREAM = { 0x01, 0, 2, 7, 8, 0x03, 0, 1, '5', 0x10, 0, 0, 0x10, 0, 4, 1, 2, 3, 4, 0x00,
			0, 0 };

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 7, 22 })
	void readsTheSameFramesHoweverTheNetworkSplitsThem(int piece) {
		EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder());
		for (int at = 0; at < STREAM.length; at += piece) {
			channel.writeInbound(Unpooled.copiedBuffer(STREAM, at, Math.min(piece, STREAM.length - at)));
		}
		List<Frame> frames = frames(channel);
		assertThat(frames).extracting(Frame::type)
			.containsExactly(Frame.UUID, Frame.DTMF, Frame.AUDIO, Frame.AUDIO, Frame.TERMINATE);
		assertThat(frames.get(0).payload()).containsExactly(7, 8);
		assertThat(frames.get(1).payload()).containsExactly('5');
		assertThat(frames.get(2).payload()).isEmpty();
		assertThat(frames.get(3).payload()).containsExactly(1, 2, 3, 4);
	}

	@Test
	void refusesAFrameThatNoTelephoneSends() {
		EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder());
		assertThatExceptionOfType(CorruptedFrameException.class).isThrownBy(
				() -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] { 0x10, (byte) 0xff, (byte) 0xff })));
	}

	@Test
	void waitsForTheRestOfAFrame() {
		EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder());
		channel.writeInbound(Unpooled.wrappedBuffer(new byte[] { 0x10, 0, 4, 1, 2, 3 }));
		assertThat(frames(channel)).isEmpty();
		channel.writeInbound(Unpooled.wrappedBuffer(new byte[] { 4 }));
		assertThat(frames(channel)).hasSize(1);
	}

	private static List<Frame> frames(EmbeddedChannel channel) {
		List<Frame> frames = new ArrayList<>();
		for (Frame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
			frames.add(frame);
		}
		return frames;
	}

}
