package org.yihaotong.telephony.media;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yihaotong.telephony.AudioListener.Progress;
import org.yihaotong.telephony.ListenResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One media session on a clock that the test turns.
 */
class MediaHandlerTests {

	private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.QUIET);

	private final List<byte[]> heard = new ArrayList<>();

	/** 50 ms of prompt: two frames and a half. */
	private final byte[] prompt = filled(800);

	private final MediaSession session = new MediaSession(this.prompt, this::audio, Duration.ofMillis(500));

	private final EmbeddedChannel channel = channel("127.0.0.1");

	private EmbeddedChannel channel(String peer) {
		EmbeddedChannel made = new EmbeddedChannel() {

			@Override
			protected SocketAddress remoteAddress0() {
				return new InetSocketAddress(peer, 4000);
			}

		};
		made.freezeTime();
		made.pipeline().addLast(new MediaHandler(this::session, new PeerAllowList(List.of("127.0.0.1/32"))));
		made.pipeline().fireChannelActive();
		return made;
	}

	private @Nullable MediaSession session(UUID token) {
		return token.equals(this.session.token()) ? this.session : null;
	}

	private Progress audio(byte[] pcm) {
		this.heard.add(pcm);
		return java.util.Objects.requireNonNull(this.progress.get());
	}

	@Test
	void saysThePromptInFramesOfTwentyMillisecondsAndThenSilence() {
		begin();
		turn(60);
		List<byte[]> sent = sent();
		assertThat(sent).extracting((frame) -> frame.length).containsExactly(323, 323, 163, 323);
		assertThat(sent.getFirst()).startsWith(Frame.AUDIO, 1, 64).endsWith(1);
		assertThat(sent.getLast()[10]).isZero();
	}

	@Test
	void givesUpWhenNothingIsSaid() {
		begin();
		turn(60);
		assertThat(this.session.result()).isEmpty();
		turn(510);
		assertThat(this.session.result()).contains(new ListenResult.Silence());
		assertThat(sent().getLast()).containsExactly(Frame.TERMINATE, 0, 0);
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void stopsThePromptWhenTheCallerSpeaks() {
		begin();
		sent();
		this.progress.set(Progress.SPEAKING);
		this.channel.writeInbound(new Frame(Frame.AUDIO, filled(320)));
		turn(20);
		assertThat(this.heard).hasSize(1);
		assertThat(sent().getLast()[10]).isZero();
	}

	@Test
	void endsWhenTheListenerHasHeardEnough() {
		begin();
		this.progress.set(Progress.DONE);
		this.channel.writeInbound(new Frame(Frame.AUDIO, filled(320)));
		assertThat(this.session.result()).contains(new ListenResult.Spoken());
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void letsTheListenerHearSilenceWhenTheTelephoneSendsNothing() {
		begin();
		this.channel.writeInbound(new Frame(Frame.AUDIO, filled(320)));
		turn(180);
		assertThat(this.heard).hasSize(1);
		turn(60);
		assertThat(this.heard).hasSizeBetween(2, 4);
		assertThat(this.heard.getLast()).hasSize(320).containsOnly(0);
		this.progress.set(Progress.DONE);
		turn(20);
		assertThat(this.session.result()).contains(new ListenResult.Spoken());
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void endsByAKeyButNotByAnythingElse() {
		begin();
		this.channel.writeInbound(new Frame(Frame.DTMF, new byte[] { 'A' }));
		this.channel.writeInbound(new Frame(Frame.DTMF, new byte[0]));
		this.channel.writeInbound(new Frame(0x77, new byte[] { 1 }));
		assertThat(this.session.result()).isEmpty();
		this.channel.writeInbound(new Frame(Frame.DTMF, new byte[] { '*' }));
		assertThat(this.session.result()).contains(new ListenResult.Key('*'));
	}

	@Test
	void saysNothingAboutACallerWhoLeft() {
		begin();
		this.channel.writeInbound(new Frame(Frame.TERMINATE, new byte[0]));
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.session.result()).isEmpty();
	}

	@Test
	void fallsBackToKeysWhenTheListenerFails() {
		begin();
		this.channel.pipeline().fireExceptionCaught(new IllegalStateException("A fault in the recogniser"));
		assertThat(this.session.result()).contains(new ListenResult.NoMedia());
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void refusesAnUnknownSessionAndOneWithoutAName() {
		this.channel.writeInbound(new Frame(Frame.UUID, bytes(UUID.randomUUID())));
		assertThat(this.channel.isOpen()).isFalse();
		EmbeddedChannel other = channel("127.0.0.1");
		other.writeInbound(new Frame(Frame.AUDIO, filled(320)));
		assertThat(other.isOpen()).isFalse();
		assertThat(this.heard).isEmpty();
	}

	@Test
	void refusesForeignPeersAndThoseWhoSayNothing() {
		assertThat(channel("192.0.2.7").isOpen()).isFalse();
		turn(5_100);
		assertThat(this.channel.isOpen()).isFalse();
	}

	private void begin() {
		this.channel.writeInbound(new Frame(Frame.UUID, bytes(this.session.token())));
		this.channel.runScheduledPendingTasks();
	}

	private void turn(int millis) {
		for (int passed = 0; passed < millis; passed += 10) {
			this.channel.advanceTimeBy(10, TimeUnit.MILLISECONDS);
			this.channel.runScheduledPendingTasks();
		}
		this.channel.runPendingTasks();
	}

	private List<byte[]> sent() {
		List<byte[]> frames = new ArrayList<>();
		for (ByteBuf buffer = this.channel.readOutbound(); buffer != null; buffer = this.channel.readOutbound()) {
			byte[] frame = new byte[buffer.readableBytes()];
			buffer.readBytes(frame);
			buffer.release();
			frames.add(frame);
		}
		return frames;
	}

	private static byte[] filled(int length) {
		byte[] bytes = new byte[length];
		java.util.Arrays.fill(bytes, (byte) 1);
		return bytes;
	}

	private static byte[] bytes(UUID uuid) {
		return ByteBuffer.allocate(16)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array();
	}

}
