package org.yihaotong.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.yihaotong.telephony.AudioListener;

/**
 * Takes the media connections of Asterisk's application {@code AudioSocket}: one
 * connection for each step in which a caller is listened to.
 */
public final class AudioSocketServer implements AutoCloseable {

	/** Half a second of audio may wait in a socket. */
	private static final WriteBufferWaterMark WRITE_BUFFER = new WriteBufferWaterMark(4_096, 8_192);

	private final Map<UUID, MediaSession> expected = new ConcurrentHashMap<>();

	private final EventLoopGroup loops;

	private final Channel server;

	private AudioSocketServer(EventLoopGroup loops, InetSocketAddress bind, PeerAllowList peers) {
		this.loops = loops;
		this.server = new ServerBootstrap().group(loops)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, 1_024)
			.option(ChannelOption.SO_REUSEADDR, true)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_BUFFER)
			.childHandler(new ChannelInitializer<SocketChannel>() {

				@Override
				protected void initChannel(SocketChannel channel) {
					channel.pipeline()
						.addLast(new FrameDecoder(), new MediaHandler(AudioSocketServer.this.expected::remove, peers));
				}

			})
			.bind(bind)
			.syncUninterruptibly()
			.channel();
	}

	/**
	 * Starts to listen.
	 * @param bind where; port 0 for any free one
	 * @param peers who may connect
	 * @return the running server
	 */
	public static AudioSocketServer start(InetSocketAddress bind, PeerAllowList peers) {
		EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
				Math.max(2, Runtime.getRuntime().availableProcessors() / 2), new DefaultThreadFactory("media", true),
				NioIoHandler.newFactory());
		return new AudioSocketServer(loops, bind, peers);
	}

	/**
	 * Makes a session that Asterisk is about to connect for. {@link #forget} it
	 * afterwards.
	 * @param sound the prompt
	 * @param listener takes the caller's audio on the connection's event loop
	 * @param limit how long at most after the end of the prompt
	 * @return the session
	 * @throws IOException if the prompt cannot be read
	 */
	public MediaSession expect(Path sound, AudioListener listener, Duration limit) throws IOException {
		MediaSession session = new MediaSession(WavFile.read(sound).pcm(), listener, limit);
		this.expected.put(session.token(), session);
		return session;
	}

	/**
	 * Makes a session in which nothing is said and only listened. {@link #forget} it if
	 * nobody connects.
	 * @param listener takes the audio on the connection's event loop
	 * @param limit how long at most
	 * @return the session
	 */
	public MediaSession expect(AudioListener listener, Duration limit) {
		MediaSession session = new MediaSession(new byte[0], listener, limit);
		this.expected.put(session.token(), session);
		return session;
	}

	/**
	 * Drops a session for which nobody connected.
	 * @param session the session
	 */
	public void forget(MediaSession session) {
		this.expected.remove(session.token());
	}

	/**
	 * Ends a session for which nobody has connected; leaves one alone that is used.
	 * @param session the session
	 */
	public void giveUp(MediaSession session) {
		if (this.expected.remove(session.token()) != null) {
			session.end(Optional.empty());
		}
	}

	public int port() {
		return ((InetSocketAddress) this.server.localAddress()).getPort();
	}

	@Override
	public void close() {
		this.server.close().syncUninterruptibly();
		this.loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
	}

}
