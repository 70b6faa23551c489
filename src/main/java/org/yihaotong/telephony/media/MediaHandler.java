package org.yihaotong.telephony.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.telephony.AudioListener;
import org.yihaotong.telephony.ListenResult;

/**
 * Drives one media session on the event loop of its connection.
 */
class MediaHandler extends SimpleChannelInboundHandler<Frame> {

	private static final Logger LOG = LoggerFactory.getLogger(MediaHandler.class);

	private static final long FRAME_MILLIS = 20;

	private static final long FIRST_FRAME_SECONDS = 5;

	/** A connection that takes nothing for this many frames (4 s) is given up. */
	private static final int MAX_STALLED = 200;

	/**
	 * Telephones that suppress silence send nothing while nobody speaks. After a fifth of
	 * a second, which is more than a network's jitter, the listener hears silence instead
	 * and so finds the end of an utterance.
	 */
	private static final int TICKS_BEFORE_SILENCE = 10;

	private static final byte[] SILENCE = new byte[Frame.AUDIO_BYTES];

	private final Function<UUID, @Nullable MediaSession> sessions;

	private final PeerAllowList peers;

	private @Nullable MediaSession session;

	private @Nullable ScheduledFuture<?> ticks;

	private @Nullable ScheduledFuture<?> deadline;

	private int sent;

	private int stalled;

	private int ticksWithoutAudio;

	private boolean promptOver;

	MediaHandler(Function<UUID, @Nullable MediaSession> sessions, PeerAllowList peers) {
		this.sessions = sessions;
		this.peers = peers;
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		if (!(context.channel().remoteAddress() instanceof InetSocketAddress address)
				|| !this.peers.allows(address.getAddress())) {
			LOG.warn("Media connection refused from {}", context.channel().remoteAddress());
			context.close();
			return;
		}
		this.deadline = context.executor().schedule(() -> context.close(), FIRST_FRAME_SECONDS, TimeUnit.SECONDS);
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, Frame frame) {
		MediaSession current = this.session;
		if (current == null) {
			begin(context, frame);
			return;
		}
		switch (frame.type()) {
			case Frame.AUDIO -> {
				this.ticksWithoutAudio = 0;
				current.audioCame();
				heard(context, current.listener(), frame.payload());
			}
			case Frame.DTMF -> key(context, frame.payload());
			case Frame.TERMINATE, Frame.ERROR -> context.close();
			default -> LOG.debug("Frame of unknown type {}", frame.type());
		}
	}

	private void begin(ChannelHandlerContext context, Frame frame) {
		cancel(this.deadline);
		MediaSession found = (frame.type() == Frame.UUID && frame.payload().length == 16)
				? this.sessions.apply(uuid(frame.payload())) : null;
		if (found == null) {
			LOG.warn("Media connection without a session");
			context.close();
			return;
		}
		this.session = found;
		// Silence is sent as well: Asterisk gives up on a socket that is quiet for 2 s.
		this.ticks = context.executor()
			.scheduleAtFixedRate(() -> tick(context, found), 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
	}

	private static UUID uuid(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new UUID(buffer.getLong(), buffer.getLong());
	}

	private void tick(ChannelHandlerContext context, MediaSession current) {
		this.ticksWithoutAudio++;
		if (this.ticksWithoutAudio > TICKS_BEFORE_SILENCE) {
			heard(context, current.listener(), SILENCE.clone());
		}
		if (context.channel().isActive()) {
			speak(context, current);
		}
	}

	private void speak(ChannelHandlerContext context, MediaSession current) {
		if (!context.channel().isWritable()) {
			this.stalled++;
			if (this.stalled > MAX_STALLED) {
				context.close();
			}
			return;
		}
		this.stalled = 0;
		byte[] prompt = current.prompt();
		if (this.sent >= prompt.length) {
			promptEnds(context, current);
		}
		if (this.promptOver) {
			send(context, SILENCE, 0, Frame.AUDIO_BYTES);
			return;
		}
		int length = Math.min(Frame.AUDIO_BYTES, prompt.length - this.sent);
		send(context, prompt, this.sent, length);
		this.sent += length;
	}

	private void send(ChannelHandlerContext context, byte[] pcm, int start, int length) {
		context.writeAndFlush(Frame.encode(context.alloc(), Frame.AUDIO, pcm, start, length), context.voidPromise());
	}

	private void promptEnds(ChannelHandlerContext context, MediaSession current) {
		if (!this.promptOver) {
			this.promptOver = true;
			this.deadline = context.executor()
				.schedule(() -> finish(context, new ListenResult.Silence()), current.limit().toMillis(),
						TimeUnit.MILLISECONDS);
		}
	}

	private void heard(ChannelHandlerContext context, AudioListener listener, byte[] pcm) {
		MediaSession current = this.session;
		if (current == null) {
			return;
		}
		switch (listener.audio(pcm)) {
			case QUIET -> {
			}
			case SPEAKING -> promptEnds(context, current);
			case DONE -> finish(context, new ListenResult.Spoken());
		}
	}

	private void key(ChannelHandlerContext context, byte[] payload) {
		if (payload.length == 1 && "0123456789*#".indexOf(payload[0]) >= 0) {
			finish(context, new ListenResult.Key((char) payload[0]));
		}
	}

	private void finish(ChannelHandlerContext context, ListenResult how) {
		MediaSession current = this.session;
		if (current == null || !context.channel().isActive()) {
			return;
		}
		current.end(Optional.of(how));
		stop();
		context.writeAndFlush(Frame.encode(context.alloc(), Frame.TERMINATE, SILENCE, 0, 0))
			.addListener(ChannelFutureListener.CLOSE);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		stop();
		if (this.session != null) {
			this.session.end(Optional.empty());
		}
	}

	private void stop() {
		cancel(this.ticks);
		cancel(this.deadline);
	}

	private static void cancel(@Nullable ScheduledFuture<?> task) {
		if (task != null) {
			task.cancel(false);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		LOG.warn("Media session ends: {}", cause.toString());
		if (this.session != null) {
			// The caller is still there: the flow goes on with keys.
			finish(context, new ListenResult.NoMedia());
		}
		context.close();
	}

}
