package org.yihaotong.ivr;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.yihaotong.intake.IntakeDesk;

/**
 * The intake desk as a call may use it: no step waits longer than a caller should hear
 * nothing, however long the database takes to give up. After one that took too long the
 * next ones fail at once for a while, so that a caller meets the wait once. A step that
 * was given up may still be done later; each is safe to be done twice.
 */
final class BoundedDesk implements InvocationHandler {

	/** With the way back to the dialplan this stays below two seconds. */
	static final Duration LIMIT = Duration.ofMillis(1200);

	private static final Duration REST = Duration.ofSeconds(5);

	private final IntakeDesk desk;

	private final ExecutorService executor;

	private final LastResumption resumption;

	private final AtomicLong restsUntil = new AtomicLong(System.nanoTime());

	private BoundedDesk(IntakeDesk desk, ExecutorService executor, LastResumption resumption) {
		this.desk = desk;
		this.executor = executor;
		this.resumption = resumption;
	}

	/**
	 * Puts the bound around a desk.
	 * @param desk the desk
	 * @param executor runs the steps
	 * @param resumption ends the time in which steps fail at once
	 * @return a desk whose methods throw {@link DeskAway} when they take too long
	 */
	static IntakeDesk of(IntakeDesk desk, ExecutorService executor, LastResumption resumption) {
		return (IntakeDesk) Proxy.newProxyInstance(IntakeDesk.class.getClassLoader(),
				new Class<?>[] { IntakeDesk.class }, new BoundedDesk(desk, executor, resumption));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		if (method.getDeclaringClass() == Object.class) {
			return method.invoke(this.desk, arguments);
		}
		if (rests()) {
			throw new DeskAway(method.getName());
		}
		Future<@Nullable Object> step = this.executor.submit(() -> method.invoke(this.desk, arguments));
		try {
			return step.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			this.restsUntil.set(System.nanoTime() + REST.toNanos());
			throw new DeskAway(method.getName());
		}
		catch (ExecutionException ex) {
			throw thrown(ex);
		}
	}

	private boolean rests() {
		long until = this.restsUntil.get();
		return System.nanoTime() - until < 0 && !this.resumption.since(until - REST.toNanos());
	}

	private static Throwable thrown(ExecutionException failed) {
		Throwable cause = failed.getCause();
		Throwable inner = (cause instanceof InvocationTargetException target) ? target.getTargetException() : cause;
		return (inner != null) ? inner : failed;
	}

	/** A step took too long. */
	static final class DeskAway extends RuntimeException {

		DeskAway(String step) {
			super("The database does not answer: " + step);
		}

	}

}
