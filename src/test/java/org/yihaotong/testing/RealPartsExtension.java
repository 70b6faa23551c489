package org.yihaotong.testing;

import java.util.ArrayDeque;
import java.util.Deque;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Closes the application contexts of a run while their database still stands: in the
 * shutdown of the test JVM the two would race, and each context would wait for
 * connections that cannot come any more.
 */
class RealPartsExtension implements BeforeAllCallback {

	private static final Deque<ConfigurableApplicationContext> CONTEXTS = new ArrayDeque<>();

	static void closeAtTheEnd(ConfigurableApplicationContext context) {
		CONTEXTS.push(context);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		context.getRoot()
			.getStore(Namespace.create(RealPartsExtension.class))
			.computeIfAbsent("contexts", (key) -> (AutoCloseable) RealPartsExtension::closeContexts);
	}

	private static void closeContexts() {
		while (!CONTEXTS.isEmpty()) {
			CONTEXTS.pop().close();
		}
	}

}
