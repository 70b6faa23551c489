package org.yihaotong.telephony.agi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.SocketConnectionFacade;
import org.asteriskjava.util.internal.ServerSocketFacadeImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.telephony.CallerGone;
import org.yihaotong.telephony.OutboundGuard;
import org.yihaotong.telephony.SignsOfLife;
import org.yihaotong.telephony.media.AudioSocketServer;
import org.yihaotong.telephony.media.PeerAllowList;

/**
 * Takes the calls that Asterisk hands over, each on a virtual thread of its own.
 */
public final class FastAgiServer implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(FastAgiServer.class);

	/** Longer than a flow may take ({@code YIHAOTONG_FLOW_SECONDS}). */
	private static final Duration READ_LIMIT = Duration.ofMinutes(20);

	private static final int BACKLOG = 1_024;

	private final CallHandler handler;

	private final SoundFiles sounds;

	private final AudioSocketServer media;

	private final String mediaAddress;

	private final Outbound outbound;

	private final SignsOfLife signs;

	private final Server server;

	/**
	 * Makes a server that is not listening yet.
	 * @param handler runs the flow
	 * @param sounds names sounds for Asterisk
	 * @param media listens to callers
	 * @param mediaAddress {@code host:port} at which Asterisk reaches the media server
	 * @param settings where to listen, and limits
	 */
	public FastAgiServer(CallHandler handler, SoundFiles sounds, AudioSocketServer media, String mediaAddress,
			Settings settings) {
		this.handler = handler;
		this.sounds = sounds;
		this.media = media;
		this.mediaAddress = mediaAddress;
		this.outbound = settings.outbound();
		this.signs = settings.signs();
		this.server = new Server(settings);
	}

	/**
	 * What calls that leave the centre need.
	 *
	 * @param guard asked for each of them
	 * @param trunk the operator's trunk
	 */
	public record Outbound(OutboundGuard guard, String trunk) {
	}

	/**
	 * Where to listen, and limits.
	 *
	 * @param bind address and port
	 * @param peers who may connect
	 * @param maxCalls how many flows run at once; further callers wait for a person
	 * @param outbound what calls that leave the centre need
	 * @param signs where it is written down that an Asterisk was heard
	 */
	public record Settings(InetSocketAddress bind, PeerAllowList peers, int maxCalls, Outbound outbound,
			SignsOfLife signs) {
	}

	/**
	 * Starts to listen.
	 * @throws IOException if the address cannot be had
	 */
	public void start() throws IOException {
		Thread.ofPlatform().daemon().name("agi-accept").start(this.server::listen);
		this.server.awaitBound();
	}

	@Override
	public void close() {
		this.server.shutdown();
	}

	private void service(AgiRequest request, AgiChannel channel) {
		AgiCall.Arrival arrival = AgiCall.Arrival.of(request.getArguments());
		Runnable sign = () -> this.signs.seen(arrival.asterisk());
		sign.run();
		try {
			this.handler
				.handle(new AgiCall(channel, arrival, this.sounds, this.media, this.mediaAddress, this.outbound, sign));
		}
		catch (CallerGone ex) {
			LOG.debug("Contact {} left during the flow", arrival.contact());
		}
		catch (RuntimeException ex) {
			// The connection closes and the dialplan takes the caller to a person.
			LOG.error("The flow of contact {} failed", arrival.contact(), ex);
		}
	}

	private final class Server extends DefaultAgiServer {

		private final CompletableFuture<Void> bound = new CompletableFuture<>();

		private final PeerAllowList peers;

		private final Semaphore places;

		private final InetSocketAddress bind;

		Server(Settings settings) {
			super(new StaticMappingStrategy(FastAgiServer.this::service));
			this.peers = settings.peers();
			this.bind = settings.bind();
			this.places = new Semaphore(settings.maxCalls());
		}

		void listen() {
			try {
				startup();
			}
			catch (IOException ex) {
				this.bound.completeExceptionally(ex);
			}
		}

		void awaitBound() throws IOException {
			try {
				this.bound.join();
			}
			catch (CompletionException ex) {
				throw new IOException("FastAGI cannot listen on " + this.bind, ex.getCause());
			}
		}

		@Override
		protected ServerSocketFacade createServerSocket() throws IOException {
			ServerSocketFacadeImpl socket = new GuardedSocket(this.bind, this.peers);
			socket.setSocketReadTimeout(Math.toIntExact(READ_LIMIT.toMillis()));
			this.bound.complete(null);
			return socket;
		}

		@Override
		protected void execute(Runnable command) {
			if (isDie() || !this.places.tryAcquire()) {
				throw new RejectedExecutionException("No place for another flow");
			}
			Thread.ofVirtual().name("call").start(() -> {
				try {
					command.run();
				}
				finally {
					this.places.release();
				}
			});
		}

	}

	/**
	 * Turns strangers away before they cost a thread or a place.
	 */
	private static final class GuardedSocket extends ServerSocketFacadeImpl {

		private final PeerAllowList peers;

		GuardedSocket(InetSocketAddress bind, PeerAllowList peers) throws IOException {
			super(bind.getPort(), BACKLOG, bind.getAddress());
			this.peers = peers;
		}

		@Override
		public SocketConnectionFacade accept() throws IOException {
			SocketConnectionFacade connection = super.accept();
			while (!this.peers.allows(connection.getRemoteAddress())) {
				LOG.warn("FastAGI connection refused from {}", connection.getRemoteAddress());
				connection.close();
				connection = super.accept();
			}
			return connection;
		}

	}

}
