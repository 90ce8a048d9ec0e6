package se.samverka.workflow;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Neither scripts nor classes named in a model run, whatever brought the model into the engine. */
class NoForeignCode implements ScriptEngineResolver, ArtifactFactory {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw refused();
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw refused();
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean fromCache) {
        throw refused();
    }

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw refused();
    }

    static ProcessEngineException refused() {
        return new ProcessEngineException("Models run neither scripts nor classes, only steps of the catalogue");
    }
}
